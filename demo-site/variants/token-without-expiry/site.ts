import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The token has no `exp`.',
  breaks: ['token-expiry', 'activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'token-short-lived'],
  token: {
    claims: ({ exp: _left, ...others }) => others,
  },
}
