/** What the other shops share: ways to call the tag without `chat.ts`. */

import type { ActivationResult, ProvidedAuthentication, TokenProvider } from '../../protocol/activation.ts'
import type { IAdvize, TagGlobals } from '../../protocol/web-sdk.ts'
import { endChat, mintToken, startChat, type ChatOutcome } from './chat.ts'
import { runShop, type Chat } from './run-shop.ts'

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

/** A shop that calls `activate` only once it has a token, as it should, but passes its own provider. */
export const runShopWithProvider = (
  providerOf: (tokenUrl: string, firstToken: string) => TokenProvider,
  end: Chat['endChat'] = endChat,
): void =>
  runShop({
    startChat: ({ tokenUrl, onSettled }) =>
      withTag(async (iAdvize) => {
        const firstToken = await mintToken(tokenUrl).catch(() => null)
        if (firstToken === null) return
        onSettled?.(outcomeOf(await iAdvize.activate(providerOf(tokenUrl, firstToken))))
      }),
    endChat: end,
  })

/** The good chat, followed by what this shop does with the result. */
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

/** The address of the tag in the page's snippet. */
export const tagAddress = (): string =>
  document.querySelector<HTMLScriptElement>('script[src*="iadvize.js"]')?.src ?? ''

/** Activates even if the chat is active already, and only logs the result. */
export const activateOnceMore = (tokenUrl: string): void =>
  withTag(async (iAdvize) => {
    if ((await mintToken(tokenUrl).catch(() => null)) === null) return
    const outcome = outcomeOf(await iAdvize.activate(async () => secured(await mintToken(tokenUrl))))
    if ('reason' in outcome) console.warn(`The chat is not available: ${outcome.reason}`)
  })

/** The content that the server has written into a meta element for this page's code. */
export const contentOf = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''

/** The address of a tag that the page does not load by itself. */
export const tagForLater = (): string => contentOf('chat-tag')
