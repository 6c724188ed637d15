import { runShop } from '../../browser/run-shop.ts'
import { goodChatAndThen } from '../../browser/tag-parts.ts'

runShop(
  goodChatAndThen(({ status }) => {
    // The mistake.
    if (status === 'failed') document.body.replaceChildren()
  }),
)
