import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { ANONYMOUS, outcomeOf, secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      const token = await mintToken(tokenUrl).catch(() => null)
      if (token === null) return
      const provideToken = async () => {
        const fresh = await mintToken(tokenUrl).catch(() => null)
        // The mistake: the customer goes on as a stranger, in the same chat.
        return fresh === null ? ANONYMOUS : secured(fresh)
      }
      onSettled?.(outcomeOf(await iAdvize.activate(provideToken)))
    }),
  endChat,
})
