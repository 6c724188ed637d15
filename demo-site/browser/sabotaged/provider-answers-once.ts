import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { outcomeOf, secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      let token = await mintToken(tokenUrl).catch(() => null)
      if (token === null) return
      const provideToken = () => {
        const given = token
        token = null
        // The mistake: the tag asks again, for a retry or for a refresh.
        if (given === null) throw new Error('the token has been used')
        return secured(given)
      }
      onSettled?.(outcomeOf(await iAdvize.activate(provideToken)))
    }),
  endChat,
})
