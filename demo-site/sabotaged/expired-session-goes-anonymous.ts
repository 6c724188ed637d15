import { sabotage } from '../site.ts'

export const expiredSessionGoesAnonymous = sabotage({
  id: 'expired-session-goes-anonymous',
  mistake: "When the shop's session has expired, the provider answers with the anonymous option.",
  breaks: ['session-ended-elsewhere'],
  mayBreak: ['failure-no-anonymous'],
  hasOwnCode: true,
})
