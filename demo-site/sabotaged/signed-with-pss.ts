import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const signedWithPss = sabotage({
  id: 'signed-with-pss',
  mistake: 'The token is signed with PS256 and not with RS256.',
  breaks: ['token-signature', 'activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'token-keys'],
  token: {
    jwsHeader: { alg: 'PS256' },
  },
})
