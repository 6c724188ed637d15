import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'After a failed activation, the tag is removed and loaded again, in order to activate again.',
  breaks: ['failure-no-retry'],
  mayBreak: ['loading-once', 'failure-every-reason'],
}
