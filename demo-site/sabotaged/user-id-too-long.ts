import { NOBODY_IS_SECURED } from './reach.ts'
import { sabotage } from '../site.ts'

export const userIdTooLong = sabotage({
  id: 'user-id-too-long',
  mistake: 'The user id is made of everything that the shop knows, and has more than 255 characters.',
  breaks: ['token-user-id', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    userId: ({ userId, email }) => `${userId}:${email}:`.repeat(8),
  },
})
