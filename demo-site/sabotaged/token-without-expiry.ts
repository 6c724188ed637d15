import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const tokenWithoutExpiry = sabotage({
  id: 'token-without-expiry',
  mistake: 'The token has no `exp`.',
  breaks: ['token-expiry', 'activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'token-short-lived'],
  token: {
    claims: ({ exp: _left, ...others }) => others,
  },
})
