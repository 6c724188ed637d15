/** The frame's side: it has the tag, and asks the shop for everything else. */

import type { ProvidedAuthentication } from '../../../protocol/activation.ts'
import type { ChatOutcome } from '../../browser/chat.ts'
import { outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

export type ShopMessage =
  | { readonly type: 'activate' }
  | { readonly type: 'token'; readonly token: string | null }
  | { readonly type: 'log-out' }

export type FrameMessage =
  | { readonly type: 'ready' | 'token-wanted' | 'logged-out' }
  | { readonly type: 'settled'; readonly outcome: ChatOutcome }

const shopOrigin = document.documentElement.dataset['shopOrigin'] ?? ''

const tell = (message: FrameMessage): void => parent.postMessage(message, { targetOrigin: shopOrigin })

let takeToken: (token: string | null) => void = () => {}

const provideToken = async (): Promise<ProvidedAuthentication> => {
  const token = await new Promise<string | null>((resolve) => {
    takeToken = resolve
    tell({ type: 'token-wanted' })
  })
  if (token === null) throw new Error('the shop has no token')
  return secured(token)
}

window.addEventListener('message', ({ source, origin, data }: MessageEvent<ShopMessage>) => {
  if (source !== parent || origin !== shopOrigin) return
  withTag(async (iAdvize) => {
    switch (data.type) {
      case 'activate':
        return tell({ type: 'settled', outcome: outcomeOf(await iAdvize.activate(provideToken)) })
      case 'token':
        return takeToken(data.token)
      case 'log-out':
        await iAdvize.logout()
        return tell({ type: 'logged-out' })
    }
  })
})
withTag(() => tell({ type: 'ready' }))
