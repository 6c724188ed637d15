import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The token is a signed JWS that was not encrypted.',
  breaks: ['token-encryption', 'activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'token-signature', 'token-keys'],
  token: {
    layers: 'signed only',
  },
}
