import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const encryptedForAnotherKey = sabotage({
  id: 'encrypted-for-another-key',
  mistake: 'The token is encrypted with the public key of another platform.',
  breaks: ['token-keys', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    encryptionKey: 'of another platform',
  },
})
