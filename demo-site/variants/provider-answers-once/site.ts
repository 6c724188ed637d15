import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The provider returns one token, and throws when it is called again.',
  breaks: ['session-refresh'],
  mayBreak: ['activation-mints-anew', 'token-fresh'],
}
