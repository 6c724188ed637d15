import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: "The user id is the customer's row number in the database.",
  breaks: ['token-user-id-opaque'],
  token: {
    userId: ({ email }) => (email.startsWith('camille') ? '1041' : '1042'),
  },
}
