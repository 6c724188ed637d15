import { sabotage } from '../site.ts'

export const userIdIsACounter = sabotage({
  id: 'user-id-is-a-counter',
  mistake: 'The user id is the number of the row in the table of customers.',
  breaks: ['token-user-id-opaque'],
  token: {
    userId: ({ email }) => (email.startsWith('camille') ? '1041' : '1042'),
  },
})
