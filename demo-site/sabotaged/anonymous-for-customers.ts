import { sabotage } from '../site.ts'

export const anonymousForCustomers = sabotage({
  id: 'anonymous-for-customers',
  mistake: 'Customers who have signed in are activated anonymously.',
  breaks: ['activation-secured'],
  mayBreak: ['failure-noticed'],
  hasOwnCode: true,
})
