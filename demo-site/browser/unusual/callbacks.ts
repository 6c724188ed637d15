/** The chat as it is written where there is no await; what it does is what `chat.ts` does. */

import type { ProvidedAuthentication } from '../../../protocol/activation.ts'
import { endChat, mintToken } from '../chat.ts'
import { runShop } from '../run-shop.ts'
import { outcomeOf, secured, withTag } from '../tag-parts.ts'

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
