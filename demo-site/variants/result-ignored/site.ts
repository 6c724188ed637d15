import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The result of `activate` is never checked.',
  breaks: ['failure-noticed'],
  mayBreak: ['failure-every-reason'],
}
