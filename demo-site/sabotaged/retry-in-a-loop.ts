import { sabotage } from '../site.ts'

export const retryInALoop = sabotage({
  id: 'retry-in-a-loop',
  mistake: '`activate` is called in a loop until it succeeds, five times at most.',
  breaks: ['failure-no-retry'],
  mayBreak: ['failure-every-reason'],
  hasOwnCode: true,
})
