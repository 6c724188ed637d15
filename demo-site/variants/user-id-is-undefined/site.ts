import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The user id is the word "undefined": it is read from a field that customers do not have.',
  breaks: ['token-user-id-real', 'token-user-id-distinct', 'logout-next-visitor'],
  token: {
    userId: () => 'undefined',
  },
}
