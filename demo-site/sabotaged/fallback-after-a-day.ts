import { sabotage } from '../site.ts'

export const fallbackAfterADay = sabotage({
  id: 'fallback-after-a-day',
  mistake: 'After a failed activation a timer of 23 hours is set, and what it calls activates anonymously.',
  breaks: ['failure-no-anonymous'],
  mayBreak: ['failure-no-retry', 'failure-every-reason'],
  hasOwnCode: true,
})
