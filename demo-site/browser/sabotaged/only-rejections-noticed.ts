import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      if ((await mintToken(tokenUrl).catch(() => null)) === null) return
      try {
        await iAdvize.activate(async () => secured(await mintToken(tokenUrl)))
        // The mistake: nobody has read the status.
        onSettled?.({ status: 'secured' })
      } catch (error) {
        onSettled?.({ status: 'failed', reason: String(error) })
      }
    }),
  endChat,
})
