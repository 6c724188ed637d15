import { startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { tagPage } from '../tag-parts.ts'

runShop({
  startChat,
  endChat: async () => {
    // The mistake: with the tag blocked this throws, and the customer stays signed in.
    await (tagPage as Required<typeof tagPage>).iAdvize.logout()
  },
})
