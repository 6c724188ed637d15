import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'

runShop({
  startChat: (options) => {
    // The mistake: the tag is on every page, but it is activated on this one only.
    if (location.pathname.endsWith('/account')) startChat(options)
  },
  endChat,
})
