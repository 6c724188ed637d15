import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'A failed activation is tried again after a minute.',
  breaks: ['failure-no-retry'],
  mayBreak: ['failure-every-reason'],
}
