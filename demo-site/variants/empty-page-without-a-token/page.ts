import { runShop } from '../../browser/run-shop.ts'
import { goodChatAndThen } from '../../browser/tag-parts.ts'

runShop(
  goodChatAndThen(({ status }) => {
    // The mistake.
    if (status === 'no-token') document.body.innerHTML = ''
  }),
)
