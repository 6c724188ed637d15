import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The provider returns a token at the first call, and the anonymous option at every later one.',
  breaks: ['session-refresh'],
  mayBreak: [
    'failure-no-anonymous',
    'activation-mints-anew',
    'token-fresh',
    'failure-every-reason',
    'session-ended-elsewhere',
  ],
}
