import { endChat, startChat } from '../chat.ts'
import { runShop, visitOfPage } from '../run-shop.ts'
import { ANONYMOUS, withTag } from '../tag-parts.ts'

runShop({ startChat, endChat })

if (!visitOfPage().isSignedIn) withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS))
