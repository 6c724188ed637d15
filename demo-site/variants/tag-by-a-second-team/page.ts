import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { addScript, tagAddress } from '../../browser/tag-parts.ts'

runShop({ startChat, endChat })

// The mistake: it does not check whether the tag is there already.
addScript(tagAddress())
