import { startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { withTag } from '../../browser/tag-parts.ts'

const LATER = 'log-out-of-the-chat'

runShop({
  startChat,
  // The mistake: a visitor who closes the tab now has never logged out.
  endChat: async () => sessionStorage.setItem(LATER, 'yes'),
})

if (sessionStorage.getItem(LATER) !== null && document.documentElement.dataset['signedIn'] !== 'true') {
  window.addEventListener('load', () => {
    setTimeout(() => {
      sessionStorage.removeItem(LATER)
      withTag((iAdvize) => iAdvize.logout())
    }, 5_000)
  })
}
