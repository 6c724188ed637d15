import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl }) =>
    withTag(async (iAdvize) => {
      if ((await mintToken(tokenUrl).catch(() => null)) === null) return
      // The mistake.
      console.warn(await iAdvize.activate(async () => secured(await mintToken(tokenUrl))))
    }),
  endChat,
})
