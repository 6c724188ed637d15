/** Brings a page of the shop to life. What it knows about the visit, the server has written on <html>. */

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

/** `tellMissingTag` is called for a customer; a site whose tag comes late has nothing to tell yet. */
export const runShop = (chat: Chat, tellMissingTag = showMissingTag): void => {
  const { basePath, isSignedIn, tokenUrl, whenNoToken } = visitOfPage()
  if (isSignedIn) {
    chat.startChat({ tokenUrl, whenNoToken, onSettled: showOutcome })
    tellMissingTag()
  }
  const goTo = (address: string): void => location.assign(address)
  wireSignIn(basePath, goTo)
  wireSignOut(basePath, chat.endChat, goTo)

  // A page that the browser kept and brings back may show a customer who has signed out since.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}
