import { endChat, startChat } from '../../browser/chat.ts'
import { runShop, visitOfPage } from '../../browser/run-shop.ts'
import { ANONYMOUS, withTag } from '../../browser/tag-parts.ts'

runShop({ startChat, endChat })

if (!visitOfPage().isSignedIn) withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS))
