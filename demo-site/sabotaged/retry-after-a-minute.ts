import { sabotage } from '../site.ts'

export const retryAfterAMinute = sabotage({
  id: 'retry-after-a-minute',
  mistake: 'A failed activation is tried again after a minute.',
  breaks: ['failure-no-retry'],
  mayBreak: ['failure-every-reason'],
  hasOwnCode: true,
})
