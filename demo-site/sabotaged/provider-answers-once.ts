import { sabotage } from '../site.ts'

export const providerAnswersOnce = sabotage({
  id: 'provider-answers-once',
  mistake: 'The provider has one token to give, and throws when it is asked again.',
  breaks: ['session-refresh'],
  mayBreak: ['activation-mints-anew', 'token-fresh'],
  hasOwnCode: true,
})
