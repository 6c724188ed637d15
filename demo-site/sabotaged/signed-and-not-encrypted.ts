import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const signedAndNotEncrypted = sabotage({
  id: 'signed-and-not-encrypted',
  mistake: 'The token is a signed JWS that nobody has encrypted.',
  breaks: ['token-encryption', 'activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'token-signature', 'token-keys'],
  token: {
    layers: 'signed only',
  },
})
