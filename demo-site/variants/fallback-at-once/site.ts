import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'A failed activation is followed by an anonymous one.',
  breaks: ['failure-no-anonymous'],
  mayBreak: ['failure-no-retry', 'failure-every-reason'],
}
