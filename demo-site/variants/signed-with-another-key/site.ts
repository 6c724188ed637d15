import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The token is signed with the private key of another environment, whose public half is not registered.',
  breaks: ['token-keys', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    signingKey: 'of another brand',
  },
}
