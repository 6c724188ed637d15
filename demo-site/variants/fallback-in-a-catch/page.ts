import type { IAdvize } from '../../../protocol/web-sdk.ts'
import { endChat, mintToken } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { ANONYMOUS, outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

const activateOrThrow = async (iAdvize: IAdvize, tokenUrl: string): Promise<void> => {
  const outcome = outcomeOf(await iAdvize.activate(async () => secured(await mintToken(tokenUrl))))
  if ('reason' in outcome) throw new Error(outcome.reason)
}

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag(async (iAdvize) => {
      const token = await mintToken(tokenUrl).catch(() => null)
      if (token === null) return
      try {
        await activateOrThrow(iAdvize, tokenUrl)
        onSettled?.({ status: 'secured' })
      } catch (error) {
        onSettled?.({ status: 'failed', reason: (error as Error).message })
        // The mistake: "better an anonymous chat than none".
        await iAdvize.activate(() => ANONYMOUS)
      }
    }),
  endChat,
})
