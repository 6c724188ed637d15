import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const encryptedAndNotSigned = sabotage({
  id: 'encrypted-and-not-signed',
  mistake: 'The claims are encrypted as they are, without a signature.',
  breaks: ['token-signature', 'activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'token-keys'],
  token: {
    layers: 'encrypted only',
    jweHeader: { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
  },
})
