import { isVendorUrl } from '../../playwright-kit/vendor-urls.ts'
import { acceptedUserIds } from './questions/look.ts'
import { value } from '../proof.ts'
import { verdictOn, type Problem } from '../rule.ts'
import { traceRule } from './questions/trace-rule.ts'
import { around, findPrivateKey, findToken, findWord } from './questions/traces.ts'

/** Shorter ids are in addresses by chance. */
const SHORTEST_ID = 4

export const tokenNotInUrl = traceRule('token-not-in-url', ({ visit }) => {
  const userIds = acceptedUserIds(visit.journal)
  const asked = visit.requests.map(({ step, url }) => ({ step, url, how: 'The page asked for' }))
  const shown = visit.documents.map(({ step, url }) => ({ step, url, how: 'The browser showed' }))
  const problems = [...asked, ...shown]
    .filter(({ url }) => !isVendorUrl(url))
    .flatMap(({ step, url, how }) =>
      [
        { word: 'token', what: 'a token', index: findToken(url, visit.tokens) },
        { word: 'private-key', what: 'a private key', index: findPrivateKey(url) },
        ...userIds.map((id) => ({ word: 'user-id', what: 'the user id', index: findWord(url, id, SHORTEST_ID) })),
      ].flatMap(({ word, what, index }): readonly Problem[] =>
        index === null
          ? []
          : [
              {
                word,
                sentence: `${how} an address with ${what} in it.`,
                evidence: [value(`an address, when the visitor ${step}`, around(url, index), `one without ${what}`)],
              },
            ],
      ),
    )
  return verdictOn(problems, 'No address held a token, a key or the user id.')
})
