import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const signedWithAnotherKey = sabotage({
  id: 'signed-with-another-key',
  mistake: 'The token is signed with the private key of another environment, whose public half nobody has registered.',
  breaks: ['token-keys', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    signingKey: 'of another brand',
  },
})
