import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { ANONYMOUS, withTag } from '../../browser/tag-parts.ts'

runShop({
  startChat: (options) => {
    if (location.pathname.endsWith('/account')) startChat(options)
    // The mistake.
    else withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS))
  },
  endChat,
})
