import { endChat, mintToken } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

let token: string | undefined

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      // The mistake: every call of the provider gets this same token.
      token ??= await mintToken(tokenUrl).catch(() => undefined)
      if (token === undefined) return
      const kept = token
      onSettled?.(outcomeOf(await iAdvize.activate(() => secured(kept))))
    }),
  endChat,
})
