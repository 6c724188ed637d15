import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'When the activation fails, the page becomes blank.',
  breaks: ['failure-visitor-goes-on'],
  mayBreak: ['failure-every-reason'],
}
