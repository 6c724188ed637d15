import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: "When the shop's session has expired, the page becomes blank.",
  breaks: ['session-page-stays'],
}
