import { endChat, startChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { withTag } from '../../browser/tag-parts.ts'

runShop({ startChat, endChat })

// The mistake: if the tag is blocked, the page stays hidden.
document.body.style.visibility = 'hidden'
withTag(() => (document.body.style.visibility = ''))
