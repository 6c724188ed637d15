import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The provider logs each token to the console, a leftover from development.',
  breaks: ['token-not-in-console'],
}
