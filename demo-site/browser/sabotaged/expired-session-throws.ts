import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { outcomeOf, secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      const token = await mintToken(tokenUrl).catch(() => null)
      if (token === null) return
      const provideToken = async () => {
        const fresh = await mintToken(tokenUrl).catch(() => null)
        // The mistake.
        if (fresh === null) void Promise.reject(new Error('the session has expired'))
        return secured(fresh ?? '')
      }
      onSettled?.(outcomeOf(await iAdvize.activate(provideToken)))
    }),
  endChat,
})
