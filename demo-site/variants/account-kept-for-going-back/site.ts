import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The browser may cache pages that name the customer, and shows them again to anyone who goes back.',
  breaks: ['logout-going-back'],
  page: () => ({
    // The mistake.
    headers: (good) => ({ ...good, 'Cache-Control': 'private' }),
  }),
}
