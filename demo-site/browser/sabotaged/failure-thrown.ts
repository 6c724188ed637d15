import { runShop } from '../run-shop.ts'
import { goodChatAndThen } from '../tag-parts.ts'

runShop(
  goodChatAndThen((outcome) => {
    // The mistake.
    if (outcome.status === 'failed') void Promise.reject(new Error(`No chat: ${outcome.reason}`))
  }),
)
