import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const contentEncryptedInCbc = sabotage({
  id: 'content-encrypted-in-cbc',
  mistake: 'The content of the token is encrypted with A256CBC-HS512 and not with A256GCM.',
  breaks: ['token-encryption', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    jweHeader: { alg: 'RSA-OAEP-256', enc: 'A256CBC-HS512', cty: 'JWT' },
  },
})
