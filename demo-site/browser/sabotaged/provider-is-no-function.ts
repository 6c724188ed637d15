import type { TokenProvider } from '../../../protocol/activation.ts'
import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { outcomeOf, secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      const token = await mintToken(tokenUrl).catch(() => null)
      if (token === null) return
      // The mistake.
      onSettled?.(outcomeOf(await iAdvize.activate(secured(token) as unknown as TokenProvider)))
    }),
  endChat,
})
