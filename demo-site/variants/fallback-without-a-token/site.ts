import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'When `activate` fails because there was no token, the customer is activated anonymously.',
  breaks: ['activation-needs-token'],
  mayBreak: ['failure-no-anonymous', 'failure-no-retry'],
}
