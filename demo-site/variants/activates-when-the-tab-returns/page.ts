import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { activateOnceMore } from '../../browser/tag-parts.ts'

runShop({
  startChat: (options) => {
    startChat(options)
    // The mistake: the chat has been active all the time.
    window.addEventListener('focus', () => activateOnceMore(options.tokenUrl))
  },
  endChat,
})
