import { runShop } from '../../browser/run-shop.ts'
import { goodChatAndThen } from '../../browser/tag-parts.ts'

runShop(
  goodChatAndThen(({ status }) => {
    // The mistake: "a fresh page often helps".
    if (status === 'failed') setTimeout(() => location.reload(), 10_000)
  }),
)
