import { sabotage } from '../site.ts'

export const oneReasonGoesAnonymous = sabotage({
  id: 'one-reason-goes-anonymous',
  mistake:
    'The one reason "Failed to fetch authentication with a server error" is answered with an anonymous activation.',
  breaks: ['failure-every-reason', 'failure-no-anonymous'],
  mayBreak: ['failure-no-retry'],
  hasOwnCode: true,
})
