import { MINT_AT_EACH_CALL } from '../catalogue/code-samples.ts'
import { value } from '../proof.ts'
import { verdictOn, type Problem, type Audit } from '../rule.ts'
import { traceRule } from './questions/trace-rule.ts'
import { around, tracesIn } from './questions/traces.ts'

export const audit: Audit = {
  title: "The site keeps no token and no key in the browser's storage",
  rule: 'The site keeps no token and no key in cookies, local storage, session storage or IndexedDB; a stored user id only warns. What the tag itself stores is not counted.',
  why: 'Every script of the page can read the storage, and a stored token has expired by the next call.',
  source: {
    basis: 'inferred',
    page: 'SEED',
    says: 'The provider can be called at any time: there is nothing to keep between two calls.',
  },
  fix: { text: 'Mint a token at each call, and store nothing.', code: { language: 'js', text: MINT_AT_EACH_CALL } },
  worst: 'fail',
  weight: 2,
  place: 21,
  // The tag stores the session token but never the token, so a stored token is the site's doing. So is a stored user
  // id, which the next person at the browser can read.
  ...traceRule(({ visit }) => {
    const problems = visit.stores.flatMap(
      ({ place, name, origin, step, isVendor, value: kept }): readonly Problem[] => {
        const where = PLACES[place]
        const traces = tracesIn(kept, visit).filter(({ word }) => !(isVendor && word === 'user-id'))
        return traces.map(({ word, what, index }) => ({
          word: word === 'token' ? place : word,
          sentence: `The site keeps ${what}`,
          at: `in ${where} as "${name}"`,
          evidence: [
            value(`"${name}" in ${where} of ${origin}, when the visitor ${step}`, around(kept, index), 'nothing'),
          ],
        }))
      },
    )
    return verdictOn(problems, 'Neither a token, a key nor the user id was found in what the browser keeps.', [
      'user-id',
    ])
  }),
}

const PLACES = {
  cookie: 'a cookie',
  'local-storage': 'the local storage',
  'session-storage': 'the session storage',
  'indexed-db': 'IndexedDB',
} as const
