import { runShop, visitOfPage } from '../../browser/run-shop.ts'
import { activateOnceMore, addScript, goodChatAndThen, tagAddress, tagPage } from '../../browser/tag-parts.ts'

let isSecondTag = false

runShop(
  goodChatAndThen(({ status }) => {
    if (status !== 'failed' || isSecondTag) return
    isSecondTag = true
    // The mistake.
    delete tagPage.iAdvize
    addScript(tagAddress())
    activateOnceMore(visitOfPage().tokenUrl)
  }),
)
