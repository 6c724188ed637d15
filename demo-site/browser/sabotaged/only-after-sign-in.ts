import { endChat, startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'

runShop({
  startChat: (options) => {
    // The mistake: the tag is on every page.
    if (location.pathname.endsWith('/account')) startChat(options)
  },
  endChat,
})
