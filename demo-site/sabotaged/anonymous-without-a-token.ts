import { sabotage } from '../site.ts'

export const anonymousWithoutAToken = sabotage({
  id: 'anonymous-without-a-token',
  mistake:
    'When the token endpoint fails, the customer is activated anonymously; the vendor documents this choice and recommends the other.',
  breaks: ['activation-needs-token'],
  hasOwnCode: true,
})
