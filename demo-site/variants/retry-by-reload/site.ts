import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'A failed activation reloads the page after ten seconds.',
  breaks: ['failure-no-retry'],
  mayBreak: ['failure-visitor-goes-on', 'failure-every-reason'],
}
