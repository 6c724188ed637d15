import { sabotage } from '../site.ts'

export const userIdIsTheEMail = sabotage({
  id: 'user-id-is-the-e-mail',
  mistake: 'The user id is the e-mail address of the customer.',
  breaks: ['token-user-id-opaque'],
  token: {
    userId: ({ email }) => email,
  },
})
