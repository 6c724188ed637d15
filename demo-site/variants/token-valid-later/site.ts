import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: '`nbf` is an hour in the future, because the server uses local time.',
  breaks: ['token-not-ahead'],
  token: {
    claims: (good) => ({ ...good, nbf: Number(good['iat']) + 3_600 }),
  },
}
