import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { outcomeOf, secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      let token = await mintToken(tokenUrl).catch(() => null)
      if (token === null) return
      const provideToken = async () => {
        const fresh = await mintToken(tokenUrl).catch(() => null)
        // The mistake: nobody is signed in any more.
        token = fresh ?? token
        return secured(token ?? '')
      }
      onSettled?.(outcomeOf(await iAdvize.activate(provideToken)))
    }),
  endChat,
})
