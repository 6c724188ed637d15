import { runShop } from '../run-shop.ts'
import { addScript, goodChatAndThen, tagAddress, tagPage } from '../tag-parts.ts'

let isSecondTag = false

runShop(
  goodChatAndThen(({ status }) => {
    if (status !== 'failed' || isSecondTag) return
    isSecondTag = true
    // The mistake.
    delete tagPage.iAdvize
    addScript(tagAddress())
  }),
)
