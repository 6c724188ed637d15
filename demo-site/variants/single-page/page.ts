/** A shop without page loads: links, signing in and signing out change the content of the document. */

import { endChat, startChat, type ChatOutcome } from '../../browser/chat.ts'
import { showMissingTag, showOutcome } from '../../browser/chat-state.ts'
import { visitOfPage } from '../../browser/run-shop.ts'
import { wireSignIn } from '../../browser/sign-in.ts'
import { wireSignOut } from '../../browser/sign-out.ts'

const OWN_PARTS = 'body > :is(.skip, header, .notice, main, footer)'

let outcome: ChatOutcome | null = null

const show = async (address: string): Promise<void> => {
  const response = await fetch(address, { credentials: 'same-origin' })
  const next = new DOMParser().parseFromString(await response.text(), 'text/html')
  document.title = next.title
  document.documentElement.dataset['signedIn'] = next.documentElement.dataset['signedIn'] ?? 'false'
  document.querySelectorAll(OWN_PARTS).forEach((part) => part.remove())
  document.body.prepend(...next.querySelectorAll(OWN_PARTS))
  bringToLife()
}

const goTo = (address: string): void => {
  history.pushState(null, '', address)
  void show(address).then(keepChatInStep)
}

const bringToLife = (): void => {
  const { basePath } = visitOfPage()
  wireSignIn(basePath, goTo)
  wireSignOut(basePath, endChat, goTo)
  if (outcome !== null) showOutcome(outcome)
}

/** The chat is activated once per sign-in, not once per page. */
let isChatStarted = false
const keepChatInStep = (): void => {
  const { isSignedIn, ...visit } = visitOfPage()
  if (isSignedIn === isChatStarted) return
  isChatStarted = isSignedIn
  outcome = null
  if (!isSignedIn) return
  startChat({
    ...visit,
    onSettled: (settled) => {
      outcome = settled
      showOutcome(settled)
    },
  })
  showMissingTag()
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || link.origin !== location.origin || link.hash !== '') return
  event.preventDefault()
  goTo(link.href)
})
window.addEventListener('popstate', () => void show(location.href).then(keepChatInStep))

bringToLife()
keepChatInStep()
