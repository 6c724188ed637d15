import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The content is encrypted with A256CBC-HS512 instead of A256GCM.',
  breaks: ['token-encryption', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    jweHeader: { alg: 'RSA-OAEP-256', enc: 'A256CBC-HS512', cty: 'JWT' },
  },
}
