import { sabotage } from '../site.ts'

export const anonymousAtTheRefresh = sabotage({
  id: 'anonymous-at-the-refresh',
  mistake: 'The provider answers the first call with a token and every later one with the anonymous option.',
  breaks: ['session-refresh'],
  mayBreak: [
    'failure-no-anonymous',
    'activation-mints-anew',
    'token-fresh',
    'failure-every-reason',
    'session-ended-elsewhere',
  ],
  hasOwnCode: true,
})
