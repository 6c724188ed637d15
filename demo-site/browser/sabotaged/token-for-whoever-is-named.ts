import { endChat } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { outcomeOf, secured, withTag } from '../tag-parts.ts'

const customer = document.documentElement.dataset['customer'] ?? ''

const mintToken = async (tokenUrl: string): Promise<string> => {
  // The mistake: who asks decides whose token it is, and every log on the way keeps it.
  const response = await fetch(`${tokenUrl}?customer=${encodeURIComponent(customer)}`)
  if (!response.ok) throw new Error(`the shop answered ${response.status}`)
  const { token } = (await response.json()) as { readonly token?: unknown }
  if (typeof token !== 'string') throw new Error('the shop answered without a token')
  return token
}

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      if ((await mintToken(tokenUrl).catch(() => null)) === null) return
      onSettled?.(outcomeOf(await iAdvize.activate(async () => secured(await mintToken(tokenUrl)))))
    }),
  endChat,
})
