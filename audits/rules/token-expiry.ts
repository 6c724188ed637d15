import type { Audit } from '../rule.ts'
import { value } from '../proof.ts'
import { layerRule } from './questions/token-layers.ts'

/** No brand means such a lifetime: an exp in milliseconds, read as seconds, is more than fifty thousand years ahead. */
const CENTURY_MS = 100 * 365 * 86_400_000

export const audit: Audit = {
  title: 'The token says in seconds when it expires, and has not expired yet',
  rule: 'exp is a number of seconds since 1970 and lies in the future when the token arrives.',
  why: 'A token that has expired on arrival is refused; if exp is in milliseconds, the token never expires.',
  source: { basis: 'documented', page: 'BE-IMP', says: "exp is in the vendor's example, in seconds." },
  fix: {
    text: 'Count from the clock of your server, in seconds, and keep that clock right with NTP.',
    code: { language: 'js', text: `const exp = Math.floor(Date.now() / 1000) + 60` },
  },
  worst: 'fail',
  weight: 2,
  place: 5,
  ...layerRule({
    causes: ['exp-missing', 'exp-not-a-number', 'exp-duration', 'exp-past'],
    last: 'exp-past',
    good: 'The token has an exp in seconds, which lay in the future when it arrived.',
    more: ({ lifeMs = 0, token }) =>
      lifeMs > CENTURY_MS
        ? [
            {
              word: 'in-milliseconds',
              sentence: 'exp looks like milliseconds but is read as seconds, so the token never expires.',
              evidence: [
                value(
                  `lifetime of token ${token}, in years`,
                  String(Math.floor((100 * lifeMs) / CENTURY_MS)),
                  'a minute or so',
                ),
              ],
            },
          ]
        : [],
  }),
}
