import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The failure is remembered, and the next page of the customer activates anonymously.',
  breaks: ['failure-no-anonymous'],
  mayBreak: ['failure-every-reason'],
}
