import { endChat, startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { addScript, tagAddress } from '../tag-parts.ts'

runShop({ startChat, endChat })

// The mistake: nobody asks whether the tag is there.
addScript(tagAddress())
