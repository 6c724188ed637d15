/** What the shops that are not the good one share with each other: a word with the tag, past `chat.ts`. */

import type { ActivationResult, ProvidedAuthentication } from '../../protocol/activation.ts'
import type { IAdvize, TagGlobals } from '../../protocol/web-sdk.ts'
import { endChat, mintToken, startChat, type ChatOutcome } from './chat.ts'
import type { Chat } from './run-shop.ts'

export const tagPage: Window & TagGlobals = window

export const withTag = (command: (iAdvize: IAdvize) => unknown): void => {
  tagPage.iAdvizeInterface ??= []
  tagPage.iAdvizeInterface.push(command)
}

export const secured = (token: string): ProvidedAuthentication => ({
  authenticationOption: { type: 'SECURED_AUTHENTICATION', token },
})

export const ANONYMOUS: ProvidedAuthentication = { authenticationOption: { type: 'ANONYMOUS' } }

export const outcomeOf = ({ authentication }: ActivationResult): ChatOutcome =>
  authentication.status === 'authentication-success'
    ? { status: 'secured' }
    : { status: 'failed', reason: authentication.reason }

/** The good chat, and what this shop does when it has settled. */
export const goodChatAndThen = (then: (outcome: ChatOutcome) => void): Chat => ({
  startChat: (options) =>
    startChat({
      ...options,
      onSettled: (outcome) => {
        options.onSettled?.(outcome)
        then(outcome)
      },
    }),
  endChat,
})

export const addScript = (src: string): void => {
  const script = document.createElement('script')
  script.async = true
  script.src = src
  document.head.append(script)
}

/** Address of the tag that the page has in its snippet. */
export const tagAddress = (): string =>
  document.querySelector<HTMLScriptElement>('script[src*="iadvize.js"]')?.src ?? ''

/** Activates as if nobody had yet, and only writes down what comes of it. */
export const activateOnceMore = (tokenUrl: string): void =>
  withTag(async (iAdvize) => {
    if ((await mintToken(tokenUrl).catch(() => null)) === null) return
    const outcome = outcomeOf(await iAdvize.activate(async () => secured(await mintToken(tokenUrl))))
    if ('reason' in outcome) console.warn(`The chat is not available: ${outcome.reason}`)
  })

/** What the server has written into a meta element for the code of this page. */
export const contentOf = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''

/** Address of a tag that the page does not load by itself. */
export const tagForLater = (): string => contentOf('chat-tag')
