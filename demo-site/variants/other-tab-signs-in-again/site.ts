import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'When the chat of a tab has been stopped, the tab starts it again with a token that it kept.',
  breaks: ['logout-another-tab'],
  mayBreak: ['logout-nothing-left', 'logout-next-visitor', 'session-ended-elsewhere'],
}
