import { sabotage } from '../site.ts'

export const failureThrown = sabotage({
  id: 'failure-thrown',
  mistake: 'A failed activation is thrown as an error that nobody catches.',
  breaks: ['failure-no-uncaught-error'],
  mayBreak: ['failure-every-reason'],
  hasOwnCode: true,
})
