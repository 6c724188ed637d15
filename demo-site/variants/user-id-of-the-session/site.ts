import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The user id is the session id, so each sign-in looks like another person.',
  breaks: ['token-user-id-stable'],
  // The session cookie, and so the user id, remains after the session has ended.
  mayBreak: ['logout-nothing-left'],
  token: {
    userId: (_customer, request) => request.sessionID,
  },
}
