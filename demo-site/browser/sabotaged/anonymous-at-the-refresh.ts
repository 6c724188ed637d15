import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { ANONYMOUS, outcomeOf, secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      let token = await mintToken(tokenUrl).catch(() => null)
      if (token === null) return
      const provideToken = () => {
        const given = token
        token = null
        // The mistake.
        return given === null ? ANONYMOUS : secured(given)
      }
      onSettled?.(outcomeOf(await iAdvize.activate(provideToken)))
    }),
  endChat,
})
