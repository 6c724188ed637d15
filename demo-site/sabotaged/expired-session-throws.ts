import { sabotage } from '../site.ts'

export const expiredSessionThrows = sabotage({
  id: 'expired-session-throws',
  mistake: "When the shop's session has expired, the provider throws an error into the page that nobody catches.",
  breaks: ['session-ended-elsewhere'],
  mayBreak: ['failure-no-uncaught-error'],
  hasOwnCode: true,
})
