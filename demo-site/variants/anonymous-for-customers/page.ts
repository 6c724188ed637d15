import { endChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { ANONYMOUS, outcomeOf, withTag } from '../../browser/tag-parts.ts'

runShop({
  // The mistake: this runs for customers.
  startChat: ({ onSettled }) =>
    withTag(async (iAdvize) => {
      const outcome = outcomeOf(await iAdvize.activate(() => ANONYMOUS))
      onSettled?.(outcome.status === 'failed' ? outcome : { status: 'anonymous' })
    }),
  endChat,
})
