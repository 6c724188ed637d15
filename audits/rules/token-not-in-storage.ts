import { value } from '../proof.ts'
import { verdictOn, type Problem } from '../rule.ts'
import { traceRule } from './questions/trace-rule.ts'
import { around, tracesIn } from './questions/traces.ts'

/**
 * The tag keeps the session that the platform gave it, and never the token: whoever keeps that is the site. The user id is
 * the site's own, and what it keeps of it is for whoever uses the browser next.
 */
export const tokenNotInStorage = traceRule('token-not-in-storage', ({ visit }) => {
  const problems = visit.stores.flatMap(({ place, name, origin, step, isVendor, value: kept }): readonly Problem[] => {
    const where = PLACES[place]
    const traces = tracesIn(kept, visit).filter(({ word }) => !(isVendor && word === 'user-id'))
    return traces.map(({ word, what, index }) => ({
      word: word === 'token' ? place : word,
      sentence: `The site keeps ${what}`,
      at: `in ${where} as "${name}"`,
      evidence: [value(`"${name}" in ${where} of ${origin}, when the visitor ${step}`, around(kept, index), 'nothing')],
    }))
  })
  return verdictOn(problems, 'Neither a token, a key nor the user id was found in what the browser keeps.', ['user-id'])
})

const PLACES = {
  cookie: 'a cookie',
  'local-storage': 'the local storage',
  'session-storage': 'the session storage',
  'indexed-db': 'IndexedDB',
} as const
