import { endChat, startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { ANONYMOUS, withTag } from '../tag-parts.ts'

runShop({
  startChat: (options) => {
    if (location.pathname.endsWith('/account')) startChat(options)
    // The mistake.
    else withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS))
  },
  endChat,
})
