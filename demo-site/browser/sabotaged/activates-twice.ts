import { endChat, startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { activateOnceMore } from '../tag-parts.ts'

runShop({
  startChat: (options) => {
    startChat(options)
    // The mistake: nobody has logged out in between.
    window.addEventListener('load', () => activateOnceMore(options.tokenUrl))
  },
  endChat,
})
