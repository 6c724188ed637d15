import { endChat, startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'

const TAKEN = 'chat-in-another-tab'

runShop({
  startChat: (options) => {
    // The mistake: each page load is to be treated alike.
    if (localStorage.getItem(TAKEN) !== null) return
    localStorage.setItem(TAKEN, 'yes')
    window.addEventListener('pagehide', () => localStorage.removeItem(TAKEN))
    startChat(options)
  },
  endChat,
})
