import { runShop } from '../../browser/run-shop.ts'
import { goodChatAndThen } from '../../browser/tag-parts.ts'

runShop(
  goodChatAndThen((outcome) => {
    // The mistake.
    if (outcome.status === 'failed') void Promise.reject(new Error(`No chat: ${outcome.reason}`))
  }),
)
