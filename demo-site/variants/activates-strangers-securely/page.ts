import { endChat, mintToken, startChat } from '../../browser/chat.ts'
import { runShop, visitOfPage } from '../../browser/run-shop.ts'
import { secured, withTag } from '../../browser/tag-parts.ts'

runShop({ startChat, endChat })

const { isSignedIn, tokenUrl } = visitOfPage()
// The mistake: the visitor has not signed in.
if (!isSignedIn) withTag((iAdvize) => iAdvize.activate(async () => secured(await mintToken(tokenUrl))))
