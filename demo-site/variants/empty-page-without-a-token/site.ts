import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'When the token endpoint fails or refuses, the page becomes blank.',
  breaks: ['failure-page-stays'],
}
