import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'Only the first open tab has the chat: an entry in local storage keeps the other tabs from starting it.',
  breaks: ['session-another-tab'],
  mayBreak: ['activation-every-page', 'logout-nothing-left'],
}
