import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'After a failed activation, a timer of 23 hours is set, which then activates anonymously.',
  breaks: ['failure-no-anonymous'],
  mayBreak: ['failure-no-retry', 'failure-every-reason'],
}
