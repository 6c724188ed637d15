import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The user id is that of the technical account that calls the signing service, so all customers share it.',
  breaks: ['token-user-id-distinct', 'logout-next-visitor'],
  token: {
    userId: () => '6fb0a9a2-2f0f-4a0b-8f1e-0d6f8a54c1d7',
  },
}
