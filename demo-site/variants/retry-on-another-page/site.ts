import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'Two minutes after a failure, the site sends the customer to the home page, which activates again.',
  breaks: ['failure-no-retry'],
  mayBreak: ['failure-visitor-goes-on', 'failure-every-reason'],
}
