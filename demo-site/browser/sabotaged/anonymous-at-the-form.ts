import { endChat, startChat } from '../chat.ts'
import { runShop, visitOfPage } from '../run-shop.ts'
import { ANONYMOUS, withTag } from '../tag-parts.ts'

runShop({ startChat, endChat })

// The mistake.
if (!visitOfPage().isSignedIn && location.pathname.endsWith('/sign-in')) {
  withTag((iAdvize) => iAdvize.activate(() => ANONYMOUS))
}
