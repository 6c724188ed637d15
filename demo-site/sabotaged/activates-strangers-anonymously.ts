import { sabotage } from '../site.ts'

export const activatesStrangersAnonymously = sabotage({
  id: 'activates-strangers-anonymously',
  mistake:
    'Visitors who have not signed in are activated anonymously; the vendor documents this choice and recommends the other.',
  breaks: ['activation-after-sign-in'],
  mayBreak: ['activation-needs-token', 'logout-nothing-left'],
  hasOwnCode: true,
})
