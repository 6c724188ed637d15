import type { Audit } from '../rule.ts'
import { layerRule } from './questions/token-layers.ts'

export const audit: Audit = {
  title: 'The token is valid at the moment it is minted',
  rule: 'When the token arrives, neither its nbf nor its iat lies in the future; an iat in the future only warns.',
  why: 'A token is not valid before its nbf. A platform that checks nbf refuses the customer, but only on servers whose clock is ahead, so the fault comes and goes.',
  source: {
    basis: 'practice',
    says: "The vendor's pages are silent. By RFC 7519 a token must not be accepted before its nbf.",
  },
  fix: {
    text: 'Leave nbf out, write the present time in seconds into iat, and keep the clock of your server right with NTP.',
    code: {
      language: 'js',
      text: `const now = Math.floor(Date.now() / 1000)
const claims = { 'https://iadvize.com/userId': customer.id, iat: now, exp: now + 60 }`,
    },
  },
  worst: 'fail',
  weight: 2,
  place: 8,
  ...layerRule({
    causes: ['nbf-ahead', 'iat-ahead'],
    // The platform checks these claims together with all others, and only in a token that it accepts.
    last: 'visitor-data-not-strings',
    // An iat that is ahead does not make the token invalid, but it shows that the server's clock is wrong.
    warn: ['iat-ahead'],
    good: 'The token was valid when it arrived: neither nbf nor iat lay in the future.',
  }),
}
