import { sabotage } from '../site.ts'

export const expiredSessionKeepsTheToken = sabotage({
  id: 'expired-session-keeps-the-token',
  mistake: "When the shop's session has expired, the provider goes on with the last token that it has got.",
  breaks: ['session-ended-elsewhere'],
  mayBreak: ['activation-mints-anew', 'token-fresh'],
  hasOwnCode: true,
})
