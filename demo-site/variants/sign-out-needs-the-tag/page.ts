import { startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { tagPage } from '../../browser/tag-parts.ts'

runShop({
  startChat,
  endChat: async () => {
    // The mistake: if the tag is blocked, this throws, and the customer stays signed in.
    await (tagPage as Required<typeof tagPage>).iAdvize.logout()
  },
})
