import { runShop } from '../run-shop.ts'
import { ANONYMOUS, goodChatAndThen, withTag } from '../tag-parts.ts'

runShop(
  goodChatAndThen(({ status }) => {
    // The mistake.
    if (status === 'failed') withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS))
  }),
)
