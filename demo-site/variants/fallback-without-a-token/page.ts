import { endChat, mintToken } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { ANONYMOUS, outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      const seen = { hasToken: false }
      const outcome = outcomeOf(
        await iAdvize.activate(async () => {
          const token = await mintToken(tokenUrl)
          seen.hasToken = true
          return secured(token)
        }),
      )
      onSettled?.(outcome)
      // The mistake: here, `activate` itself has failed.
      if (outcome.status === 'failed' && !seen.hasToken) void iAdvize.activate(() => ANONYMOUS)
    }),
  endChat,
})
