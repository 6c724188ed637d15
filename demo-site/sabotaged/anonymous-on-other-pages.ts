import { sabotage } from '../site.ts'

export const anonymousOnOtherPages = sabotage({
  id: 'anonymous-on-other-pages',
  mistake: 'Customers are secured on their account page, and activated anonymously on all others.',
  breaks: ['activation-secured'],
  mayBreak: ['failure-no-anonymous', 'session-another-tab'],
  hasOwnCode: true,
})
