import { endChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { ANONYMOUS, outcomeOf, withTag } from '../tag-parts.ts'

runShop({
  // The mistake: this runs for customers.
  startChat: ({ onSettled }) =>
    withTag(async (iAdvize) => {
      const outcome = outcomeOf(await iAdvize.activate(() => ANONYMOUS))
      onSettled?.(outcome.status === 'failed' ? outcome : { status: 'anonymous' })
    }),
  endChat,
})
