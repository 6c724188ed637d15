import { MINT_AT_EACH_CALL } from '../catalogue/code-samples.ts'
import { acceptedUserIds } from './questions/look.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import { endpointRule } from './questions/token-endpoint.ts'
import { around, findWord } from './questions/traces.ts'

const SHORTEST = 2

export const audit: Audit = {
  title: 'The token endpoint takes the customer from the session, not from the request',
  rule: 'The identity comes from the session: no user id is in the address, the query or the body of the request.',
  why: 'With ?user=42 every customer can ask for the token of customer 43, and addresses are kept in logs.',
  source: {
    basis: 'practice',
    says: "The vendor's pages are silent. Otherwise the sender of the request decides which customer it is for.",
  },
  fix: {
    text: 'Send a POST with no body, and let the server read the customer from the session.',
    code: { language: 'js', text: MINT_AT_EACH_CALL },
  },
  worst: 'fail',
  weight: 3,
  place: 19,
  ...endpointRule(({ asked, url, method }, seen) => {
    const words = [...(seen.about.visitors[0] ?? []), ...acceptedUserIds(seen.visit.journal)]
    if (words.length === 0) {
      const summary = 'Nothing is known of the visitor that could be looked for in the request.'
      return couldNotTell('a token that can be opened', summary)
    }
    const { pathname, search } = new URL(url)
    const places = [
      { word: 'in-the-address', where: 'address', text: `${pathname}${search}` },
      { word: 'in-the-body', where: 'body', text: asked.sent ?? '' },
    ]
    const problems = places.flatMap(({ word, where, text }) =>
      words.flatMap((known): readonly Problem[] => {
        const index = findWord(text, known, SHORTEST)
        if (index === null) return []
        return [
          {
            word,
            sentence: `The ${where} of the request for the token says who the visitor is`,
            at: known,
            evidence: [value(`${where} of ${method} ${url}`, around(text, index), 'nothing about the visitor')],
          },
        ]
      }),
    )
    return verdictOn(problems, 'Neither the address nor the body of the request for the token names the visitor.')
  }),
}
