/** The chat written with callbacks instead of await. It does the same as `chat.ts`. */

import type { ProvidedAuthentication } from '../../../protocol/activation.ts'
import { endChat, mintToken } from '../../browser/chat.ts'
import { runShop } from '../../browser/run-shop.ts'
import { outcomeOf, secured, withTag } from '../../browser/tag-parts.ts'

runShop({
  startChat: ({ tokenUrl, onSettled }) =>
    withTag((iAdvize) =>
      mintToken(tokenUrl).then(
        (firstToken) => {
          let token: string | null = firstToken
          const provideToken = (): ProvidedAuthentication | Promise<ProvidedAuthentication> => {
            if (token === null) return mintToken(tokenUrl).then(secured)
            const given = secured(token)
            token = null
            return given
          }
          return iAdvize.activate(provideToken, (result) => onSettled?.(outcomeOf(result)))
        },
        (error: unknown) => onSettled?.({ status: 'no-token', reason: `no token, ${(error as Error).message}` }),
      ),
    ),
  endChat,
})
