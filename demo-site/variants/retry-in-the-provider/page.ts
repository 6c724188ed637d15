import type { IAdvize } from '../../../protocol/web-sdk.ts'
import { endChat, mintToken } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

const CALLS_OF_THE_TAG = 4

const activate = async (iAdvize: IAdvize, tokenUrl: string) => {
  let calls = 0
  const provideToken = async () => {
    calls += 1
    // The mistake: a retry, hidden from the code that reads the result.
    if (calls === CALLS_OF_THE_TAG) setTimeout(() => void activate(iAdvize, tokenUrl), 5_000)
    return secured(await mintToken(tokenUrl))
  }
  return outcomeOf(await iAdvize.activate(provideToken))
}

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      if ((await mintToken(tokenUrl).catch(() => null)) === null) return
      onSettled?.(await activate(iAdvize, tokenUrl))
    }),
  endChat,
})
