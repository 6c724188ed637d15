/** The shop's side: it has the token and the customer, and the frame has the tag. */

import { mintToken, type ChatOptions } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { contentOf } from '../../browser/tag-parts.ts'
import type { FrameMessage, ShopMessage } from './page-inside.ts'

const LOGOUT_TIME_LIMIT_MS = 2_000

const frameAddress = contentOf('chat-frame')
const frame = document.createElement('iframe')
frame.title = 'Chat'
frame.setAttribute('sandbox', 'allow-scripts allow-same-origin')
frame.src = frameAddress
frame.hidden = true

const tell = (message: ShopMessage): void =>
  frame.contentWindow?.postMessage(message, { targetOrigin: new URL(frameAddress).origin })

const hear = (listener: (message: FrameMessage) => void): void =>
  window.addEventListener('message', ({ source, data }: MessageEvent<FrameMessage>) => {
    if (source === frame.contentWindow) listener(data)
  })

const isReady = new Promise<void>((resolve) => hear(({ type }) => (type === 'ready' ? resolve() : undefined)))

const startChat = async ({ tokenUrl, onSettled }: ChatOptions): Promise<void> => {
  let token = await mintToken(tokenUrl).catch(() => null)
  if (token === null) return onSettled?.({ status: 'no-token', reason: 'the shop has no token' })
  hear((message) => {
    if (message.type === 'settled') onSettled?.(message.outcome)
    if (message.type === 'token-wanted') void provide()
  })
  const provide = async (): Promise<void> => {
    const given = token
    token = null
    tell({ type: 'token', token: given ?? (await mintToken(tokenUrl).catch(() => null)) })
  }
  await isReady
  tell({ type: 'activate' })
}

runShop(
  {
    startChat: (options) => void startChat(options),
    endChat: async () => {
      const isLoggedOut = new Promise<void>((resolve) =>
        hear(({ type }) => (type === 'logged-out' ? resolve() : undefined)),
      )
      tell({ type: 'log-out' })
      await Promise.race([isLoggedOut, new Promise((resolve) => setTimeout(resolve, LOGOUT_TIME_LIMIT_MS))])
    },
  },
  () => {},
)
document.body.append(frame)
