import { sabotage } from '../site.ts'

export const retryInTheProvider = sabotage({
  id: 'retry-in-the-provider',
  mistake: 'The provider counts its calls, and when the tag asks for the last time it plans another activation.',
  breaks: ['failure-no-retry'],
  mayBreak: ['failure-every-reason', 'activation-once'],
  hasOwnCode: true,
})
