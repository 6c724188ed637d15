import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The failure is thrown as an error, and its `catch` activates anonymously.',
  breaks: ['failure-no-anonymous'],
  mayBreak: ['failure-no-retry', 'failure-every-reason'],
}
