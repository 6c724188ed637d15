/** In the host page: has the session, and gives the frame a token each time it asks for one. */

import { makes } from '../makes.ts'
import type { Activation } from '../tag.ts'
import type { Boundaries, Message } from './message.ts'

const box = document.querySelector<HTMLIFrameElement>('#box')
const frameOrigin = new URL(box?.src ?? '').origin

const loaded = new Promise((resolve) => box?.addEventListener('load', resolve, { once: true }))

const post = async (message: Message): Promise<void> => {
  await loaded
  box?.contentWindow?.postMessage(message, frameOrigin)
}

const PATIENCE_MS = 2_000

let kept: string | null = null

const token = async (): Promise<string | null> => {
  if (makes('keeps-its-token') && kept !== null) return kept
  const response = await fetch('/files/chat-token').catch(() => null)
  if (response?.ok !== true) return null
  const { token: minted = null } = (await response.json()) as { readonly token?: string }
  kept = minted
  if (makes('stores-its-token') && minted !== null) localStorage.setItem('box', minted)
  return minted
}

const look = ({ authentication }: Activation): void => {
  if (makes('ignores-the-result') || authentication.status === 'authentication-success') return
  const status = document.querySelector('#chat')
  if (status !== null) status.textContent = 'The notary cannot chat today.'
  if (makes('goes-anonymous')) void post({ method: 'activate', type: 'ANONYMOUS' })
  if (makes('tries-again')) setTimeout(activate, 10_000)
}

const activate = (): void => void post({ method: 'activate', type: 'SECURED_AUTHENTICATION' })

const resize = ({ width, height }: Boundaries): void => {
  if (box === null) return
  const isReset = width === 0 && height === 0
  box.style.width = isReset ? '100vw' : `${width}px`
  box.style.height = isReset ? '100vh' : `${height}px`
  box.style.pointerEvents = isReset ? 'none' : 'auto'
}

const leave = (): void => location.assign('/leave')

const answer = async (message: Message): Promise<void> => {
  if (message.method === 'get-token') await post({ method: 'set-token', token: await token() })
  if (message.method === 'activated') look(message.activation)
  if (message.method === 'logged-out') leave()
  if (message.method === 'resize') resize(message.boundaries)
}

addEventListener('message', ({ source, origin, data }: MessageEvent<Message>) => {
  if (source === box?.contentWindow && origin === frameOrigin) void answer(data)
})

void post({ method: 'navigate', address: location.href })
const isFresh = document.referrer.endsWith('/enter')
if ('customer' in document.body.dataset && (!makes('only-after-sign-in') || isFresh)) activate()

document.querySelector('#leave')?.addEventListener('click', (event) => {
  if (makes('signs-out-alone')) return
  event.preventDefault()
  void post({ method: 'logout' })
  // A frame whose tag is not there does not answer.
  setTimeout(leave, PATIENCE_MS)
})
