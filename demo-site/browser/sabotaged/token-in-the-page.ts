import { endChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { outcomeOf, secured, withTag } from '../tag-parts.ts'

const token = document.documentElement.dataset['chatToken'] ?? ''

runShop({
  startChat: ({ onSettled }) =>
    withTag(async (iAdvize) => {
      // The mistake: the page is as old as its token.
      onSettled?.(outcomeOf(await iAdvize.activate(() => secured(token))))
    }),
  endChat,
})
