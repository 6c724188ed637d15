import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The chat is started for every visitor, although there is no token for a visitor who is not signed in.',
  breaks: ['activation-after-sign-in'],
  mayBreak: ['activation-needs-token', 'failure-noticed'],
}
