import { sabotage } from '../site.ts'

export const oneTabOnly = sabotage({
  id: 'one-tab-only',
  mistake:
    'The first tab that is open takes the chat for itself: a mark in the local storage keeps the others from starting it.',
  breaks: ['session-another-tab'],
  mayBreak: ['activation-every-page', 'logout-nothing-left'],
  hasOwnCode: true,
})
