import { endChat, startChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { withTag } from '../tag-parts.ts'

runShop({ startChat, endChat })

// The mistake: with the tag blocked the page stays hidden.
document.body.style.visibility = 'hidden'
withTag(() => (document.body.style.visibility = ''))
