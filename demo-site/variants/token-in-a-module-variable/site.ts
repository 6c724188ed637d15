import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The provider always returns the same token, which was minted once and kept in a module variable.',
  breaks: ['activation-mints-anew', 'token-fresh'],
  mayBreak: ['session-refresh'],
}
