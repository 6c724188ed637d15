import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: '`activate` is given the option itself instead of a function that returns it.',
  breaks: ['activation-provider', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
}
