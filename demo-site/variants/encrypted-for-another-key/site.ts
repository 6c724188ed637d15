import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The token is encrypted with the public key of another platform.',
  breaks: ['token-keys', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    encryptionKey: 'of another platform',
  },
}
