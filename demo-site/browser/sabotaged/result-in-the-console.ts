import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { outcomeOf, secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      if ((await mintToken(tokenUrl).catch(() => null)) === null) return
      const result = await iAdvize.activate(async () => secured(await mintToken(tokenUrl)))
      // The mistake.
      console.warn('Result of the activation', JSON.stringify(result))
      onSettled?.(outcomeOf(result))
    }),
  endChat,
})
