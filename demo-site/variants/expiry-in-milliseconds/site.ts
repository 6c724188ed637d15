import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: '`exp` is in milliseconds, so the token practically never expires.',
  breaks: ['token-expiry'],
  mayBreak: ['token-short-lived'],
  token: {
    claims: (good) => ({ ...good, exp: Number(good['exp']) * 1000 }),
  },
}
