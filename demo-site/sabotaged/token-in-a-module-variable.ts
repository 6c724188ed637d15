import { sabotage } from '../site.ts'

export const tokenInAModuleVariable = sabotage({
  id: 'token-in-a-module-variable',
  mistake: 'The provider answers with a token that was minted once and kept in a variable of the module.',
  breaks: ['activation-mints-anew', 'token-fresh'],
  mayBreak: ['session-refresh'],
  hasOwnCode: true,
})
