import { runShop } from '../run-shop.ts'
import { goodChatAndThen } from '../tag-parts.ts'

runShop(
  goodChatAndThen(({ status }) => {
    // The mistake.
    if (status === 'failed') document.body.replaceChildren()
  }),
)
