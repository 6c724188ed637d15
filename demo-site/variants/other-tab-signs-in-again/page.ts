import { endChat, mintToken } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

let isSigningOut = false

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      let token = await mintToken(tokenUrl).catch(() => null)
      if (token === null) return
      const provideToken = async () => {
        token = await mintToken(tokenUrl)
        return secured(token)
      }
      onSettled?.(outcomeOf(await iAdvize.activate(provideToken)))
      iAdvize.on('tag:versionChange', (version) => {
        const kept = token
        // The mistake: the customer may have signed out in another tab.
        if (version === 'LIGHT' && kept !== null && !isSigningOut) void iAdvize.activate(() => secured(kept))
      })
    }),
  endChat: async () => {
    isSigningOut = true
    await endChat()
  },
})
