import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const anonymousForCustomers = sabotage({
  id: 'anonymous-for-customers',
  mistake: 'Customers who have signed in are activated anonymously.',
  breaks: ['activation-secured'],
  mayBreak: [...NOBODY_IS_SECURED, 'activation-needs-token'],
  hasOwnCode: true,
})
