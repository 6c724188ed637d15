import { endChat, mintToken } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { secured, withTag } from '../../browser/tag-parts.ts'

runShop({
  startChat: ({ tokenUrl }) =>
    withTag(async (iAdvize) => {
      if ((await mintToken(tokenUrl).catch(() => null)) === null) return
      // The mistake.
      void iAdvize.activate(async () => secured(await mintToken(tokenUrl)))
    }),
  endChat,
})
