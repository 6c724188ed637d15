import { runShop, visitOfPage } from '../../browser/run-shop.ts'
import { goodChatAndThen } from '../../browser/tag-parts.ts'

const { basePath } = visitOfPage()

runShop(
  goodChatAndThen(({ status }) => {
    // The mistake.
    if (status === 'failed') location.assign(`${basePath}/out-of-order`)
  }),
)
