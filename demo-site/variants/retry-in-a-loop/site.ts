import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: '`activate` is called in a loop until it succeeds, at most five times.',
  breaks: ['failure-no-retry'],
  mayBreak: ['failure-every-reason'],
}
