import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const encryptedThenSigned = sabotage({
  id: 'encrypted-then-signed',
  mistake: 'The two layers are the wrong way round: encrypted first, then signed.',
  breaks: ['token-encryption', 'activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'token-signature', 'token-keys'],
  token: {
    layers: 'encrypted, then signed',
  },
})
