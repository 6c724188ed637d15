import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: "The provider counts its calls, and at the tag's last retry it schedules another activation.",
  breaks: ['failure-no-retry'],
  mayBreak: ['failure-every-reason', 'activation-once'],
}
