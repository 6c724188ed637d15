import { sabotage } from '../site.ts'

export const expiryInMilliseconds = sabotage({
  id: 'expiry-in-milliseconds',
  mistake: '`exp` is in milliseconds, so that the token never expires.',
  breaks: ['token-expiry'],
  mayBreak: ['token-short-lived'],
  token: {
    claims: (good) => ({ ...good, exp: Number(good['exp']) * 1000 }),
  },
})
