import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The content key is encrypted with RSA-OAEP, which uses SHA-1, instead of RSA-OAEP-256.',
  breaks: ['token-encryption', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    jweHeader: { alg: 'RSA-OAEP', enc: 'A256GCM', cty: 'JWT' },
  },
}
