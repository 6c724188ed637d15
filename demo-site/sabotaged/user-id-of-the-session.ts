import { sabotage } from '../site.ts'

export const userIdOfTheSession = sabotage({
  id: 'user-id-of-the-session',
  mistake: 'The user id is that of the session, so that each sign-in is another person.',
  breaks: ['token-user-id-stable'],
  // The cookie of the session is left when the session has ended, and with it the user id.
  mayBreak: ['logout-nothing-left'],
  token: {
    userId: (_customer, request) => request.sessionID,
  },
})
