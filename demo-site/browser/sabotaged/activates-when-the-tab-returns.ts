import { endChat, startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { activateOnceMore } from '../tag-parts.ts'

runShop({
  startChat: (options) => {
    startChat(options)
    // The mistake: it has been running all the time.
    window.addEventListener('focus', () => activateOnceMore(options.tokenUrl))
  },
  endChat,
})
