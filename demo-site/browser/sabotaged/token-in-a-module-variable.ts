import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { outcomeOf, secured, withTag } from '../tag-parts.ts'

let token: string | undefined

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      // The mistake: each call of the provider gets this one.
      token ??= await mintToken(tokenUrl).catch(() => undefined)
      if (token === undefined) return
      const kept = token
      onSettled?.(outcomeOf(await iAdvize.activate(() => secured(kept))))
    }),
  endChat,
})
