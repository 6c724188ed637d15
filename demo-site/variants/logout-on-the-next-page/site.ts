import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: '`logout` is called five seconds after the next page has loaded, long after the session has ended.',
  breaks: ['logout-called'],
  mayBreak: ['logout-nothing-left', 'logout-another-tab'],
}
