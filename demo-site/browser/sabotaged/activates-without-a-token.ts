import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { outcomeOf, secured, withTag } from '../tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      // The mistake: no first token has been asked for.
      onSettled?.(outcomeOf(await iAdvize.activate(async () => secured(await mintToken(tokenUrl)))))
    }),
  endChat,
})
