import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The two layers are in the wrong order: encrypted first, then signed.',
  breaks: ['token-encryption', 'activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'token-signature', 'token-keys'],
  token: {
    layers: 'encrypted, then signed',
  },
}
