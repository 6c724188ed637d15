import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'When the token endpoint fails, an overlay covers the page and cannot be closed.',
  breaks: ['failure-page-stays'],
}
