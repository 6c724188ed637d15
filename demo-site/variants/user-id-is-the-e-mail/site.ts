import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The user id is the e-mail address of the customer.',
  breaks: ['token-user-id-opaque'],
  token: {
    userId: ({ email }) => email,
  },
}
