import { endChat, mintToken } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { secured, withTag } from '../../browser/tag-parts.ts'

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
