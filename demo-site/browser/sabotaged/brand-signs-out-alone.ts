import { startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'

runShop({
  startChat,
  // The mistake.
  endChat: async () => {},
})
