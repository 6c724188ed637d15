import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'

runShop({ startChat, endChat })

// The mistake: the tag reads both globals only when it starts.
window.addEventListener('load', () => {
  Object.assign(window, {
    iAdvizeCallbacks: { onChatStarted: () => document.documentElement.classList.add('has-chat') },
    idzCustomData: { cust_country: 'United Kingdom' },
  })
})
