import { value } from '../proof.ts'
import { verdictOn, type Problem } from '../rule.ts'
import { traceRule } from './questions/trace-rule.ts'
import { around, findToken } from './questions/traces.ts'

/** The tag keeps the session that the platform gave it, and never the token: whoever keeps that is the site. */
export const tokenNotInStorage = traceRule('token-not-in-storage', ({ visit }) => {
  const problems = visit.stores.flatMap(({ place, name, origin, step, value: kept }): readonly Problem[] => {
    const index = findToken(kept, visit.tokens)
    if (index === null) return []
    const where = PLACES[place]
    return [
      {
        word: place,
        sentence: 'The site keeps a token',
        at: `in ${where} as "${name}"`,
        evidence: [
          value(`"${name}" in ${where} of ${origin}, when the visitor ${step}`, around(kept, index), 'nothing'),
        ],
      },
    ]
  })
  return verdictOn(problems, 'No token was found in what the browser keeps.')
})

const PLACES = {
  cookie: 'a cookie',
  'local-storage': 'the local storage',
  'session-storage': 'the session storage',
  'indexed-db': 'IndexedDB',
} as const
