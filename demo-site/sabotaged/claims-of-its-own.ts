import { VISITOR_DATA_CLAIM } from '../../protocol/token.ts'
import { sabotage } from '../site.ts'

export const claimsOfItsOwn = sabotage({
  id: 'claims-of-its-own',
  mistake: 'A claim of the shop has no prefix, and the visitor data has a field that the vendor does not know.',
  breaks: ['token-claims'],
  token: {
    claims: (good) => ({
      ...good,
      loyaltyLevel: 'gold',
      [VISITOR_DATA_CLAIM]: { ...(good[VISITOR_DATA_CLAIM] as object), favouriteLamp: 'Mora' },
    }),
  },
})
