import { value } from '../proof.ts'
import { verdictOn, type Problem } from '../rule.ts'
import { traceRule } from './questions/trace-rule.ts'
import { around, tracesIn } from './questions/traces.ts'

export const tokenNotInUrl = traceRule('token-not-in-url', ({ visit }) => {
  const asked = visit.requests.map((request) => ({ ...request, how: 'The page asked for' }))
  const shown = visit.documents.map((document) => ({ ...document, how: 'The browser showed' }))
  const problems = [...asked, ...shown]
    .filter(({ isVendor }) => !isVendor)
    .flatMap(({ step, url, how }) =>
      tracesIn(url, visit).map(({ word, what, index }): Problem => ({
        word,
        sentence: `${how} an address with ${what} in it.`,
        evidence: [value(`an address, when the visitor ${step}`, around(url, index), `one without ${what}`)],
      })),
    )
  return verdictOn(problems, 'No address held a token, a key or the user id.')
})
