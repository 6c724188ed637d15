import { sabotage } from '../site.ts'

export const fallbackInACatch = sabotage({
  id: 'fallback-in-a-catch',
  mistake: 'The failure is thrown as an error, and its `catch` activates anonymously.',
  breaks: ['failure-no-anonymous'],
  mayBreak: ['failure-no-retry', 'failure-every-reason'],
  hasOwnCode: true,
})
