import { endChat, mintToken, startChat } from '../chat.ts'
import { runShop, visitOfPage } from '../run-shop.ts'
import { secured, withTag } from '../tag-parts.ts'

runShop({ startChat, endChat })

const { isSignedIn, tokenUrl } = visitOfPage()
// The mistake: a visitor who has not signed in.
if (!isSignedIn) withTag((iAdvize) => iAdvize.activate(async () => secured(await mintToken(tokenUrl))))
