/** Inside the frame: calls the tag for the host page, and knows nothing about that page. */

import { makes } from '../makes.ts'
import type { Authentication, AuthenticationOption, IAdvize, TagWindow } from '../tag.ts'
import type { Boundaries, Message } from './message.ts'

type BoxedIAdvize = IAdvize & { readonly on: (event: string, callback: (value: Boundaries) => void) => void }

const page = window as TagWindow
const host = new URL(document.referrer).origin
const { sid, tag = '' } = document.body.dataset

const post = (message: Message): void => parent.postMessage(message, host)

const withTag = (use: (iAdvize: BoxedIAdvize) => unknown): void => {
  page.iAdvizeInterface ??= []
  page.iAdvizeInterface.push((iAdvize) => use(iAdvize as BoxedIAdvize))
}

const onMessage = (listen: (message: Message) => void, options?: AddEventListenerOptions): void =>
  addEventListener('message', ({ origin, data }: MessageEvent<Message>) => origin === host && listen(data), options)

const tokenFromHost = (): Promise<string | null> =>
  new Promise((resolve) => {
    const stop = new AbortController()
    onMessage(
      (message) => {
        if (message.method !== 'set-token') return
        stop.abort()
        resolve(message.token)
      },
      { signal: stop.signal },
    )
    post({ method: 'get-token' })
  })

const provide = async (type: AuthenticationOption['type']): Promise<Authentication> => {
  if (type === 'ANONYMOUS') return { authenticationOption: { type } }
  const token = await tokenFromHost()
  if (token !== null) return { authenticationOption: { type, token } }
  if (makes('anonymous-without-a-session')) return { authenticationOption: { type: 'ANONYMOUS' } }
  throw new Error('The host has no token.')
}

onMessage((message) => {
  if (message.method === 'activate') {
    withTag(async (iAdvize) =>
      post({ method: 'activated', activation: await iAdvize.activate(() => provide(message.type)) }),
    )
  }
  if (message.method === 'navigate') withTag((iAdvize) => iAdvize.navigate(message.address))
  if (message.method === 'logout') {
    withTag(async (iAdvize) => {
      await iAdvize.logout()
      post({ method: 'logged-out' })
    })
  }
})

withTag((iAdvize) => iAdvize.on('app:boundariesChange', (boundaries) => post({ method: 'resize', boundaries })))
Object.assign(page.iAdvizeInterface ?? [], { config: { sid: Number(sid), mode: 'sandboxed' } })
document.body.append(Object.assign(document.createElement('script'), { src: tag, async: true }))
