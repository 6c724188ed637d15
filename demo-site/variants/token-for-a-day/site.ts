import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The token lives for a day.',
  breaks: ['token-short-lived'],
  token: {
    claims: (good) => ({ ...good, exp: Number(good['iat']) + 86_400 }),
  },
}
