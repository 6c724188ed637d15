import { runShop } from '../run-shop.ts'
import { ANONYMOUS, goodChatAndThen, withTag } from '../tag-parts.ts'

const SERVER_ERROR = 'Failed to fetch authentication with a server error'

runShop(
  goodChatAndThen((outcome) => {
    // The mistake: whatever the reason, it is a failure.
    if (outcome.status === 'failed' && outcome.reason === SERVER_ERROR) {
      withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS))
    }
  }),
)
