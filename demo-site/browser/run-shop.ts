/** Starts the code of a shop page. The server writes what it needs to know about the visit on <html>. */

import type { endChat, startChat } from './chat.ts'
import { showMissingTag, showOutcome } from './chat-state.ts'
import { wireSignIn } from './sign-in.ts'
import { wireSignOut } from './sign-out.ts'

export type Chat = { readonly startChat: typeof startChat; readonly endChat: typeof endChat }

/** What the shop knows about this visit. */
export const visitOfPage = () => {
  const { basePath = '', signedIn, noTokenChoice } = document.documentElement.dataset
  return {
    basePath,
    isSignedIn: signedIn === 'true',
    tokenUrl: `${basePath}/api/iadvize-token`,
    whenNoToken: noTokenChoice === 'anonymous-chat' ? 'anonymous-chat' : 'no-chat',
  } as const
}

/** `tellMissingTag` is called for a signed-in customer. A site that loads its tag late passes another function. */
export const runShop = (chat: Chat, tellMissingTag = showMissingTag): void => {
  const { basePath, isSignedIn, tokenUrl, whenNoToken } = visitOfPage()
  if (isSignedIn) {
    chat.startChat({ tokenUrl, whenNoToken, onSettled: showOutcome })
    tellMissingTag()
  }
  const goTo = (address: string): void => location.assign(address)
  wireSignIn(basePath, goTo)
  wireSignOut(basePath, chat.endChat, goTo)

  // A page restored from the back/forward cache may show a customer who has signed out since.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}
