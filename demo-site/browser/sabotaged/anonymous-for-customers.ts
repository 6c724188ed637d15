import { endChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { ANONYMOUS, withTag } from '../tag-parts.ts'

runShop({
  // The mistake: this runs for customers.
  startChat: ({ onSettled }) =>
    withTag(async (iAdvize) => {
      const { authentication } = await iAdvize.activate(() => ANONYMOUS)
      if (authentication.status === 'authentication-success') onSettled?.({ status: 'anonymous' })
    }),
  endChat,
})
