import { sabotage } from '../site.ts'

export const onlyAfterSignIn = sabotage({
  id: 'only-after-sign-in',
  mistake: '`activate` is called on the account page only, where the customer lands after signing in.',
  breaks: ['activation-every-page'],
  mayBreak: ['session-another-tab'],
  hasOwnCode: true,
})
