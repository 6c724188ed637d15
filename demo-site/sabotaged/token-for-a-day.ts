import { sabotage } from '../site.ts'

export const tokenForADay = sabotage({
  id: 'token-for-a-day',
  mistake: 'The token lives for a day.',
  breaks: ['token-short-lived'],
  token: {
    claims: (good) => ({ ...good, exp: Number(good['iat']) + 86_400 }),
  },
})
