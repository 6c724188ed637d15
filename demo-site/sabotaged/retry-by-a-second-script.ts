import { sabotage } from '../site.ts'

export const retryByASecondScript = sabotage({
  id: 'retry-by-a-second-script',
  mistake: 'After a failed activation the tag is thrown away and loaded once more, to be activated again.',
  breaks: ['failure-no-retry'],
  mayBreak: ['loading-once', 'failure-every-reason'],
  hasOwnCode: true,
})
