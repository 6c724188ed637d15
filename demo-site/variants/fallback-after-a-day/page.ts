import { runShop } from '../../browser/run-shop.ts'
import { ANONYMOUS, goodChatAndThen, withTag } from '../../browser/tag-parts.ts'

const LONG_AFTER_MS = 23 * 3_600_000

runShop(
  goodChatAndThen(({ status }) => {
    // The mistake.
    if (status === 'failed') setTimeout(() => withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS)), LONG_AFTER_MS)
  }),
)
