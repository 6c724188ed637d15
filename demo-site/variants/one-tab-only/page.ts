import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'

const TAKEN = 'chat-in-another-tab'

runShop({
  startChat: (options) => {
    // The mistake: every page load must be treated alike.
    if (localStorage.getItem(TAKEN) !== null) return
    localStorage.setItem(TAKEN, 'yes')
    window.addEventListener('pagehide', () => localStorage.removeItem(TAKEN))
    startChat(options)
  },
  endChat,
})
