import { runShop } from '../../browser/run-shop.ts'
import { ANONYMOUS, goodChatAndThen, withTag } from '../../browser/tag-parts.ts'

runShop(
  goodChatAndThen(({ status }) => {
    // The mistake.
    if (status === 'failed') withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS))
  }),
)
