import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The token is kept in session storage, for other parts of the site.',
  breaks: ['token-not-in-storage'],
}
