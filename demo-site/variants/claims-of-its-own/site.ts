import { VISITOR_DATA_CLAIM } from '../../../protocol/token.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake:
    "One of the shop's own claims has no prefix, and the visitor data has a field that the vendor does not know.",
  breaks: ['token-claims'],
  token: {
    claims: (good) => ({
      ...good,
      loyaltyLevel: 'gold',
      [VISITOR_DATA_CLAIM]: { ...(good[VISITOR_DATA_CLAIM] as object), favouriteLamp: 'Mora' },
    }),
  },
}
