import { runShop } from '../../browser/run-shop.ts'
import { ANONYMOUS, goodChatAndThen, withTag } from '../../browser/tag-parts.ts'

const SERVER_ERROR = 'Failed to fetch authentication with a server error'

runShop(
  goodChatAndThen((outcome) => {
    // The mistake: it is a failure, whatever the reason.
    if (outcome.status === 'failed' && outcome.reason === SERVER_ERROR) {
      withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS))
    }
  }),
)
