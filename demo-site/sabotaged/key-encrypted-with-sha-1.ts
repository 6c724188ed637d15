import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const keyEncryptedWithSha1 = sabotage({
  id: 'key-encrypted-with-sha-1',
  mistake: 'The key of the token is encrypted with RSA-OAEP, which is SHA-1, and not with RSA-OAEP-256.',
  breaks: ['token-encryption', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    jweHeader: { alg: 'RSA-OAEP', enc: 'A256GCM', cty: 'JWT' },
  },
})
