import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'Signed-in customers are activated anonymously.',
  breaks: ['activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'activation-needs-token'],
}
