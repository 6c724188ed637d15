import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The claims are encrypted without being signed.',
  breaks: ['token-signature', 'activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'token-keys'],
  token: {
    layers: 'encrypted only',
    jweHeader: { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
  },
}
