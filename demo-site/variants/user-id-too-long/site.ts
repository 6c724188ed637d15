import { NOBODY_IS_SECURED } from '../../reach.ts'
import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The user id is built from everything that the shop knows, and has more than 255 characters.',
  breaks: ['token-user-id', 'activation-secured'],
  mayBreak: NOBODY_IS_SECURED,
  token: {
    userId: ({ userId, email }) => `${userId}:${email}:`.repeat(8),
  },
}
