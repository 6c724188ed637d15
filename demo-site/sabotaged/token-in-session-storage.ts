import { sabotage } from '../site.ts'

export const tokenInSessionStorage = sabotage({
  id: 'token-in-session-storage',
  mistake: 'The token is kept in the session storage, for the other parts of the site.',
  breaks: ['token-not-in-storage'],
  hasOwnCode: true,
})
