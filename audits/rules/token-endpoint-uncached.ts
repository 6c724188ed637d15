import { endpointRule } from './questions/token-endpoint.ts'
import { value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import type { EndpointAnswer, SeenRequest } from '../seen.ts'

const HEADER = 'cache-control'

export const audit: Audit = {
  title: 'No cache can keep an answer from the token endpoint',
  rule: 'No cache may keep the answer of the token endpoint, and a second request gets another token; an answer that is merely not marked no-store only gives a warning.',
  why: 'A shared cache gives the token of one customer to the next; a browser cache returns it even after signing out.',
  source: {
    basis: 'inferred',
    page: 'SEED',
    says: 'The provider is called for a refresh: an answer from a cache contains the previous token.',
  },
  fix: {
    text: 'Use POST, and answer with Cache-Control: no-store, also for errors.',
    code: { language: 'http', text: 'Cache-Control: no-store' },
  },
  worst: 'fail',
  weight: 3,
  place: 17,
  ...endpointRule(({ asked, again, alone, method, url }) => {
    const marked = asked.answerHeaders[HEADER]
    const problems: Problem[] = []
    if (!/(?:^|[\s,])no-store(?:$|[\s,])/i.test(marked ?? '')) {
      problems.push({
        ...(mayBeKept(asked) ? KEPT : NOT_MARKED),
        evidence: [value(`${HEADER} of the answer to ${method} ${url}`, marked ?? 'no such header', 'no-store')],
      })
    }
    const inARow = [again, ...(alone?.more ?? [])]
    const repeated = repeatedIn(inARow, asked.answer ?? '')
    if (repeated !== undefined) {
      problems.push({
        word: 'same-token',
        sentence: 'Asked a second time, the token endpoint answered with the same token.',
        evidence: [value(`the token of a second ${method} ${url}`, repeated, 'a different one')],
      })
    }
    const doubled = repeated === undefined ? repeatedIn(alone?.atOnce ?? []) : undefined
    if (doubled !== undefined) {
      problems.push({
        word: 'same-token-at-once',
        sentence: 'Asked several times at once, the token endpoint answered twice with the same token.',
        evidence: [value(`the token of two simultaneous ${method} ${url}`, doubled, 'one for each')],
      })
    }
    return problems.length === 0 && again.token === null
      ? couldNotTell(
          'a second answer with a token',
          'Asked a second time, the token endpoint answered without a token.',
        )
      : verdictOn(problems, 'The answer is marked no-store, and a second request got another token.', [NOT_MARKED.word])
  }),
}

/** The first token that an earlier answer has as well. */
const repeatedIn = (answers: readonly EndpointAnswer[], first = ''): string | undefined => {
  const tokens = answers.flatMap(({ token }) => token ?? [])
  return tokens.find((token, index) => first.includes(token) || tokens.indexOf(token) < index)
}

const KEPT = {
  word: 'may-be-kept',
  sentence: 'The answer of the token endpoint says that caches may keep it.',
} as const

const NOT_MARKED = {
  word: 'not-no-store',
  sentence: 'The answer of the token endpoint is not marked no-store.',
} as const

/** Without caching headers, caches keep the answer to a GET only if it has a Last-Modified date. */
const mayBeKept = ({ answerHeaders, answeredAt = 0, method }: SeenRequest): boolean => {
  const marked = answerHeaders[HEADER] ?? ''
  if (/(?:^|[\s,])(?:public|(?:max-age|s-maxage)\s*=\s*"?0*[1-9])/i.test(marked)) return true
  const { expires, date, 'last-modified': changed } = answerHeaders
  if (/no-cache|max-age|private/i.test(marked)) return false
  if (expires !== undefined) return Date.parse(expires) > (date === undefined ? answeredAt : Date.parse(date))
  return method === 'GET' && changed !== undefined
}
