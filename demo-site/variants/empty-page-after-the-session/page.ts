import { endChat, mintToken } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      const token = await mintToken(tokenUrl).catch(() => null)
      if (token === null) return
      const outcome = await iAdvize.activate(async () => {
        try {
          return secured(await mintToken(tokenUrl))
        } catch (error) {
          // The mistake.
          document.body.innerHTML = ''
          throw error
        }
      })
      onSettled?.(outcomeOf(outcome))
    }),
  endChat,
})
