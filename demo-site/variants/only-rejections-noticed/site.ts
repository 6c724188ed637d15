import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The code waits for `activate` to reject, which it never does, and treats every result as a success.',
  breaks: ['failure-noticed'],
  mayBreak: ['failure-every-reason'],
}
