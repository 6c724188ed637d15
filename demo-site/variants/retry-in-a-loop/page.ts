import { endChat, mintToken } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      if ((await mintToken(tokenUrl).catch(() => null)) === null) return
      // The mistake: the tag already makes four attempts in each round.
      for (let round = 1; round <= 5; round += 1) {
        const outcome = outcomeOf(await iAdvize.activate(async () => secured(await mintToken(tokenUrl))))
        onSettled?.(outcome)
        if (outcome.status === 'secured') return
      }
    }),
  endChat,
})
