import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const providerIsNoFunction = sabotage({
  id: 'provider-is-no-function',
  mistake: '`activate` gets the option itself and not a function that provides it.',
  breaks: ['activation-provider', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  hasOwnCode: true,
})
