import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'Customers are secured on their account page, and activated anonymously on all others.',
  breaks: ['activation-secured'],
  mayBreak: ['failure-no-anonymous', 'session-another-tab'],
}
