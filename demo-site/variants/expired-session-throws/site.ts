import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: "When the shop's session has expired, the provider's code throws an error that is not caught.",
  breaks: ['session-ended-elsewhere'],
  mayBreak: ['failure-no-uncaught-error'],
}
