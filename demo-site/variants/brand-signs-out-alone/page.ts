import { startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'

runShop({
  startChat,
  // The mistake.
  endChat: async () => {},
})
