import { sabotage } from '../site.ts'

export const fallbackAtOnce = sabotage({
  id: 'fallback-at-once',
  mistake: 'A failed activation is followed by an anonymous one.',
  breaks: ['failure-no-anonymous'],
  mayBreak: ['failure-no-retry', 'failure-every-reason'],
  hasOwnCode: true,
})
