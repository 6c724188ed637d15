import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { activateOnceMore } from '../../browser/tag-parts.ts'

runShop({
  startChat: (options) => {
    startChat(options)
    // The mistake: there was no logout in between.
    window.addEventListener('load', () => activateOnceMore(options.tokenUrl))
  },
  endChat,
})
