import { runShop, visitOfPage } from '../run-shop.ts'
import { goodChatAndThen } from '../tag-parts.ts'

const TWO_MINUTES_MS = 120_000

runShop(
  goodChatAndThen(({ status }) => {
    // The mistake.
    if (status === 'failed' && location.pathname.endsWith('/account'))
      setTimeout(() => location.assign(`${visitOfPage().basePath}/`), TWO_MINUTES_MS)
  }),
)
