import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The chat is started again each time the customer comes back to the tab, to be on the safe side.',
  breaks: ['activation-once'],
  mayBreak: ['failure-no-retry'],
}
