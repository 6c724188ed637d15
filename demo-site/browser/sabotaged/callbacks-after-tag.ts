import { endChat, startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'

runShop({ startChat, endChat })

// The mistake: the tag reads both when it starts.
window.addEventListener('load', () => {
  Object.assign(window, {
    iAdvizeCallbacks: { onChatStarted: () => document.documentElement.classList.add('has-chat') },
    idzCustomData: { cust_country: 'United Kingdom' },
  })
})
