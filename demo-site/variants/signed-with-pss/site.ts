import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The token is signed with PS256 instead of RS256.',
  breaks: ['token-signature', 'activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'token-keys'],
  token: {
    jwsHeader: { alg: 'PS256' },
  },
}
