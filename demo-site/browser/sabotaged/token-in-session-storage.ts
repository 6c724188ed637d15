import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { outcomeOf, secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      if ((await mintToken(tokenUrl).catch(() => null)) === null) return
      const provideToken = async () => {
        const token = await mintToken(tokenUrl)
        // The mistake.
        sessionStorage.setItem('chat-token', token)
        return secured(token)
      }
      onSettled?.(outcomeOf(await iAdvize.activate(provideToken)))
    }),
  endChat: async () => {
    sessionStorage.removeItem('chat-token')
    await endChat()
  },
})
