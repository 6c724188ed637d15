import { sabotage } from '../site.ts'

export const activatesWhenTheTabReturns = sabotage({
  id: 'activates-when-the-tab-returns',
  mistake: 'Each time the customer comes back to the tab the chat is started once more, to be on the safe side.',
  breaks: ['activation-once'],
  mayBreak: ['failure-no-retry'],
  hasOwnCode: true,
})
