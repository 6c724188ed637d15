import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: '`activate` is called on the account page only, where the customer lands after signing in.',
  breaks: ['activation-every-page'],
  mayBreak: ['session-another-tab'],
}
