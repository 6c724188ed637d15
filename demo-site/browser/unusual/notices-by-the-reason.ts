import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      if ((await mintToken(tokenUrl).catch(() => null)) === null) return
      const { authentication } = await iAdvize.activate(async () => secured(await mintToken(tokenUrl)))
      const reason = 'reason' in authentication ? authentication.reason : undefined
      onSettled?.(reason === undefined ? { status: 'secured' } : { status: 'failed', reason })
    }),
  endChat,
})
