/** What runs on every page of the shop. What it knows about the visit, the server has written on <html>. */

import { endChat, startChat } from './chat.ts'
import { showMissingTag, showOutcome } from './chat-state.ts'
import { wireSignIn } from './sign-in.ts'
import { wireSignOut } from './sign-out.ts'

const { basePath = '', signedIn, noTokenChoice } = document.documentElement.dataset

if (signedIn === 'true') {
  startChat({
    tokenUrl: `${basePath}/api/iadvize-token`,
    whenNoToken: noTokenChoice === 'anonymous-chat' ? 'anonymous-chat' : 'no-chat',
    onSettled: showOutcome,
  })
  showMissingTag()
}
wireSignIn(basePath)
wireSignOut(basePath, endChat)

// A page that the browser kept and brings back may show a customer who has signed out since.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})
