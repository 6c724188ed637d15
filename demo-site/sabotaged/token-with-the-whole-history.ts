import { VISITOR_DATA_CLAIM } from '../../protocol/token.ts'
import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const tokenWithTheWholeHistory = sabotage({
  id: 'token-with-the-whole-history',
  mistake: 'All orders of the customer are put into the token, which makes it longer than servers take.',
  breaks: ['token-size', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    claims: (good) => ({
      ...good,
      [VISITOR_DATA_CLAIM]: { ...(good[VISITOR_DATA_CLAIM] as object), address: 'Lantern Yard, London; '.repeat(700) },
    }),
  },
})
