import { VISITOR_DATA_CLAIM } from '../../../protocol/token.ts'
import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The token contains all orders of the customer, and is longer than servers accept.',
  breaks: ['token-size', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    claims: (good) => ({
      ...good,
      [VISITOR_DATA_CLAIM]: { ...(good[VISITOR_DATA_CLAIM] as object), address: 'Lantern Yard, London; '.repeat(700) },
    }),
  },
}
