import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'When the activation fails, an overlay covers the whole page and cannot be closed.',
  breaks: ['failure-visitor-goes-on'],
  mayBreak: ['failure-every-reason'],
}
