import { endChat } from '../../browser/chat.ts'
import { runShop, visitOfPage } from '../../browser/run-shop.ts'
import { contentOf, outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

const tokenUrl = `${contentOf('token-origin')}${visitOfPage().tokenUrl}`

const mintToken = async (): Promise<string> => {
  const response = await fetch(tokenUrl, { method: 'POST', credentials: 'include' })
  if (!response.ok) throw new Error(`the token service answered ${response.status}`)
  const { token } = (await response.json()) as { readonly token?: unknown }
  if (typeof token !== 'string') throw new Error('the token service answered without a token')
  return token
}

runShop({
  startChat: ({ onSettled }) =>
    withTag(async (iAdvize) => {
      let token = await mintToken().catch(() => null)
      if (token === null) return onSettled?.({ status: 'no-token', reason: 'the token service has none' })
      const provideToken = async () => {
        const given = token ?? (await mintToken())
        token = null
        return secured(given)
      }
      onSettled?.(outcomeOf(await iAdvize.activate(provideToken)))
    }),
  endChat,
})
