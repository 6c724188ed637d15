import { sabotage } from '../site.ts'

export const retryOnAnotherPage = sabotage({
  id: 'retry-on-another-page',
  mistake: 'Two minutes after a failure the site leads the customer to the home page, which activates again.',
  breaks: ['failure-no-retry'],
  mayBreak: ['failure-visitor-goes-on', 'failure-every-reason'],
  hasOwnCode: true,
})
