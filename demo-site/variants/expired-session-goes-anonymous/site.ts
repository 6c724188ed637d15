import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: "When the shop's session has expired, the provider returns the anonymous option.",
  breaks: ['session-ended-elsewhere'],
  mayBreak: ['failure-no-anonymous'],
}
