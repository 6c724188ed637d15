import { endChat, mintToken } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { secured, withTag } from '../../browser/tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      if ((await mintToken(tokenUrl).catch(() => null)) === null) return
      try {
        await iAdvize.activate(async () => secured(await mintToken(tokenUrl)))
        // The mistake: it ignores the status of the result.
        onSettled?.({ status: 'secured' })
      } catch (error) {
        onSettled?.({ status: 'failed', reason: String(error) })
      }
    }),
  endChat,
})
