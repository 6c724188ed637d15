import type { Case } from './case.ts'
import { aloneOf, answerOf, endpointOf, NO_ENDPOINT, requestOf, TOKEN } from './token-cases.ts'

const marked = (value: string) => endpointOf({ asked: requestOf({ answerHeaders: { 'cache-control': value } }) })

const EXPIRES_LATER = {
  date: 'Thu, 01 Jan 2026 00:00:00 GMT',
  expires: 'Thu, 01 Jan 2026 00:10:00 GMT',
} as const

const expiring = (answeredAt: number) =>
  endpointOf({ asked: requestOf({ answeredAt, answerHeaders: { expires: EXPIRES_LATER.expires } }) })

const further = ({
  more = [],
  atOnce = [],
}: {
  readonly more?: readonly string[]
  readonly atOnce?: readonly string[]
}) => {
  const answers = (tokens: readonly string[]) => tokens.map((token) => answerOf({ status: 200, token }))
  return endpointOf({ alone: aloneOf({ more: answers(more), atOnce: answers(atOnce) }) })
}

export const cases: readonly Case[] = [
  { says: 'an answer with no-store, and another token for the second request', seen: endpointOf(), verdict: 'pass' },
  { says: 'an answer with no-store behind another word', seen: marked('private, No-Store'), verdict: 'pass' },
  { says: 'an answer with no-store before another word', seen: marked('no-store,max-age=0'), verdict: 'pass' },
  {
    says: 'an answer that caches may keep for five minutes',
    seen: marked('public, max-age=300'),
    verdict: 'fail',
    problems: ['may-be-kept'],
    shows: [
      'cache-control of the answer to POST http://shop.example/api/iadvize-token: public, max-age=300 (expected: no-store)',
    ],
  },
  {
    says: 'an answer that shared caches may keep',
    seen: marked('s-maxage=60'),
    verdict: 'fail',
    problems: ['may-be-kept'],
  },
  {
    says: 'an answer that caches must ask for again',
    seen: marked('no-cache, max-age=0'),
    verdict: 'warn',
    problems: ['not-no-store'],
  },
  {
    says: 'an answer that expires after its date',
    seen: endpointOf({ asked: requestOf({ answerHeaders: EXPIRES_LATER }) }),
    verdict: 'fail',
    problems: ['may-be-kept'],
  },
  {
    says: 'an answer without a date that expires after it came',
    seen: expiring(Date.parse(EXPIRES_LATER.date)),
    verdict: 'fail',
    problems: ['may-be-kept'],
  },
  {
    says: 'an answer without a date that had expired when it came',
    seen: expiring(Date.parse(EXPIRES_LATER.expires)),
    verdict: 'warn',
    problems: ['not-no-store'],
  },
  {
    says: 'an answer that caches may keep, with other words and spaces in the header',
    seen: marked('must-revalidate, max-age = 300'),
    verdict: 'fail',
    problems: ['may-be-kept'],
  },
  {
    says: 'an answer that caches must ask for again, and that expires after its date',
    seen: endpointOf({ asked: requestOf({ answerHeaders: { ...EXPIRES_LATER, 'cache-control': 'no-cache' } }) }),
    verdict: 'warn',
    problems: ['not-no-store'],
  },
  {
    says: 'an answer to a GET without headers',
    seen: endpointOf({ asked: requestOf({ method: 'GET', answerHeaders: {} }) }),
    verdict: 'warn',
    problems: ['not-no-store'],
  },
  {
    says: 'an answer that expires at its date',
    seen: endpointOf({ asked: requestOf({ answerHeaders: { ...EXPIRES_LATER, expires: EXPIRES_LATER.date } }) }),
    verdict: 'warn',
    problems: ['not-no-store'],
  },
  {
    says: 'an answer to a GET with the date of its last change',
    seen: endpointOf({ asked: requestOf({ method: 'GET', answerHeaders: { 'last-modified': EXPIRES_LATER.date } }) }),
    verdict: 'fail',
    problems: ['may-be-kept'],
  },
  {
    says: 'an answer to a POST with the date of its last change',
    seen: endpointOf({ asked: requestOf({ answerHeaders: { 'last-modified': EXPIRES_LATER.date } }) }),
    verdict: 'warn',
    problems: ['not-no-store'],
  },
  {
    says: 'an answer with a word that contains no-store',
    seen: marked('x-no-store-x'),
    verdict: 'warn',
    problems: ['not-no-store'],
  },
  {
    says: 'an answer with a word that ends with no-store',
    seen: marked('never-no-store'),
    verdict: 'warn',
    problems: ['not-no-store'],
  },
  {
    says: 'an answer to a POST without headers',
    seen: endpointOf({ asked: requestOf({ answerHeaders: {} }) }),
    verdict: 'warn',
    problems: ['not-no-store'],
    shows: [
      'cache-control of the answer to POST http://shop.example/api/iadvize-token: no such header (expected: no-store)',
    ],
  },
  {
    says: 'the same token for the second request',
    seen: endpointOf({ again: answerOf({ status: 200, token: TOKEN }) }),
    verdict: 'fail',
    problems: ['same-token'],
    tells: 'Asked a second time, the token endpoint answered with the same token.',
    shows: [
      'the token of a second POST http://shop.example/api/iadvize-token: eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.a-text.a-tag (expected: a different one)',
    ],
  },
  { says: 'no token for the second request', seen: endpointOf({ again: answerOf() }), verdict: 'could-not-tell' },
  {
    says: 'no token for the second request, and no header',
    seen: endpointOf({ asked: requestOf({ answerHeaders: {} }), again: answerOf() }),
    verdict: 'warn',
    problems: ['not-no-store'],
  },
  {
    says: 'other tokens for all further requests, and for those at once',
    seen: further({ more: ['token-c', 'token-d'], atOnce: ['token-e', 'token-f'] }),
    verdict: 'pass',
  },
  {
    says: 'the token of an earlier request for a third',
    seen: further({ more: ['token-c', 'token-c'] }),
    verdict: 'fail',
    problems: ['same-token'],
    shows: ['the token of a second POST http://shop.example/api/iadvize-token: token-c (expected: a different one)'],
  },
  {
    says: 'the same token for two requests at once',
    seen: further({ atOnce: ['token-e', 'token-f', 'token-e'] }),
    verdict: 'fail',
    problems: ['same-token-at-once'],
    tells: 'Asked several times at once, the token endpoint answered twice with the same token.',
    shows: [
      'the token of two simultaneous POST http://shop.example/api/iadvize-token: token-e (expected: one for each)',
    ],
  },
  {
    says: 'one token for all requests, at once or not',
    seen: further({ more: ['token-c', 'token-c'], atOnce: ['token-c', 'token-c'] }),
    verdict: 'fail',
    problems: ['same-token'],
  },
  NO_ENDPOINT,
  {
    says: 'an answer with no-store between other words',
    seen: marked('private , no-store , max-age=0'),
    verdict: 'pass',
  },
  {
    says: 'an answer with null in place of the token',
    seen: endpointOf({ asked: requestOf({ answer: '{"token":null}' }), again: answerOf() }),
    verdict: 'could-not-tell',
  },
  {
    says: 'an answer that could not be read',
    seen: endpointOf({ asked: requestOf({ answer: null }) }),
    verdict: 'pass',
  },
]
