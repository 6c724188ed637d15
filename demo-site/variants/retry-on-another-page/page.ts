import { runShop, visitOfPage } from '../../browser/run-shop.ts'
import { goodChatAndThen } from '../../browser/tag-parts.ts'

const TWO_MINUTES_MS = 120_000

runShop(
  goodChatAndThen(({ status }) => {
    // The mistake.
    if (status === 'failed' && location.pathname.endsWith('/account'))
      setTimeout(() => location.assign(`${visitOfPage().basePath}/`), TWO_MINUTES_MS)
  }),
)
