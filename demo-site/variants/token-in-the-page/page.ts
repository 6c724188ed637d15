import { endChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

const token = document.documentElement.dataset['chatToken'] ?? ''

runShop({
  startChat: ({ onSettled }) =>
    withTag(async (iAdvize) => {
      // The mistake: the token is as old as the page.
      onSettled?.(outcomeOf(await iAdvize.activate(() => secured(token))))
    }),
  endChat,
})
