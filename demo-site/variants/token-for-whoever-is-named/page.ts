import { endChat } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

const customer = document.documentElement.dataset['customer'] ?? ''

const mintToken = async (tokenUrl: string): Promise<string> => {
  // The mistake: the request decides whose token it is, and every log on the way stores the user id.
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
