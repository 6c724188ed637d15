import { MINT_AT_EACH_CALL } from '../catalogue/code-samples.ts'
import { value } from '../proof.ts'
import { verdictOn, type Problem, type Audit } from '../rule.ts'
import { traceRule } from './questions/trace-rule.ts'
import { around, tracesIn } from './questions/traces.ts'

export const audit: Audit = {
  title: 'No address holds a token, a key or the user id',
  rule: 'No address that the page requests or shows contains a token, a key or the user id.',
  why: 'Addresses end up in logs, histories, referrers and screenshots.',
  source: { basis: 'practice', says: "The vendor's pages are silent. The token is the identity of the customer." },
  fix: {
    text: 'Return the token in the answer to a POST, and pass it to the tag in memory.',
    code: { language: 'js', text: MINT_AT_EACH_CALL },
  },
  worst: 'fail',
  weight: 3,
  place: 20,
  ...traceRule(({ visit }) => {
    const asked = visit.requests.map((request) => ({ ...request, how: 'The page requested' }))
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
  }),
}
