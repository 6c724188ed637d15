import { sabotage } from '../site.ts'

export const activatesStrangersSecurely = sabotage({
  id: 'activates-strangers-securely',
  mistake: 'The chat is started for every visitor, and only then it turns out that there is no token for a stranger.',
  breaks: ['activation-after-sign-in'],
  mayBreak: ['activation-needs-token', 'failure-noticed'],
  hasOwnCode: true,
})
