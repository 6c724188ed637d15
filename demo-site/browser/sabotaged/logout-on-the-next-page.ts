import { startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { withTag } from '../tag-parts.ts'

const LATER = 'log-out-of-the-chat'

runShop({
  startChat,
  // The mistake: whoever closes the tab now has never logged out.
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
