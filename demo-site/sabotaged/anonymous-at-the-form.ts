import { sabotage } from '../site.ts'

export const anonymousAtTheForm = sabotage({
  id: 'anonymous-at-the-form',
  mistake:
    'Only the page with the form to sign in activates strangers, anonymously, so that they can ask for help with it.',
  breaks: ['activation-after-sign-in'],
  mayBreak: ['activation-needs-token'],
  hasOwnCode: true,
})
