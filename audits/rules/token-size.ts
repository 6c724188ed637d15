import type { Audit } from '../rule.ts'
import { layerRule } from './questions/token-layers.ts'
import { TOKEN_MAX_LENGTH } from '../../protocol/token.ts'

export const audit: Audit = {
  title: 'The token is no longer than 16,384 characters',
  rule: 'The compact token is not longer than 16,384 characters.',
  why: 'Servers and proxies truncate or refuse longer tokens, and only those of the customers with the most data.',
  source: { basis: 'practice', says: "The vendor's pages name no limit; ours is that of common servers." },
  fix: {
    text: 'Send the id and what the agent needs to see; the rest belongs in your own systems.',
    code: { language: 'js', text: `const claims = { 'https://iadvize.com/userId': customer.id, exp }` },
  },
  worst: 'fail',
  weight: 1,
  place: 9,
  ...layerRule({
    causes: ['jwe-too-long', 'jws-too-long'],
    last: 'jwe-too-long',
    good: `No token was longer than ${TOKEN_MAX_LENGTH} characters.`,
  }),
}
