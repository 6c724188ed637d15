import { tokenEndpointUncached } from '../../../../audits/rules/token-endpoint-uncached.ts'
import type { RuleCases } from './case.ts'
import { answerOf, endpointOf, NO_ENDPOINT, requestOf, TOKEN } from './token-cases.ts'

const marked = (value: string) => endpointOf({ asked: requestOf({ answerHeaders: { 'cache-control': value } }) })

export const tokenEndpointUncachedCases: RuleCases = {
  rule: tokenEndpointUncached,
  cases: [
    { says: 'no-store and another token are well', seen: endpointOf(), verdict: 'pass' },
    { says: 'no-store among others is well', seen: marked('private, No-Store'), verdict: 'pass' },
    { says: 'no-store before others is well', seen: marked('no-store,max-age=0'), verdict: 'pass' },
    {
      says: 'max-age is not',
      seen: marked('public, max-age=300'),
      verdict: 'fail',
      problems: ['not-no-store'],
      shows: [
        'cache-control of the answer to POST http://shop.example/api/iadvize-token: public, max-age=300 (expected: no-store)',
      ],
    },
    {
      says: 'another word with it inside is not',
      seen: marked('x-no-store-x'),
      verdict: 'fail',
      problems: ['not-no-store'],
    },
    {
      says: 'another word that ends with it is not',
      seen: marked('never-no-store'),
      verdict: 'fail',
      problems: ['not-no-store'],
    },
    {
      says: 'nothing at all is not',
      seen: endpointOf({ asked: requestOf({ answerHeaders: {} }) }),
      verdict: 'fail',
      problems: ['not-no-store'],
      shows: [
        'cache-control of the answer to POST http://shop.example/api/iadvize-token: no such header (expected: no-store)',
      ],
    },
    {
      says: 'the same token is not',
      seen: endpointOf({ again: answerOf({ status: 200, token: TOKEN }) }),
      verdict: 'fail',
      problems: ['same-token'],
      tells: 'Asked a second time, the token endpoint answered with the same token.',
      shows: [
        'the token of a second POST http://shop.example/api/iadvize-token: eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.a-text.a-tag (expected: another one than before)',
      ],
    },
    { says: 'no second token', seen: endpointOf({ again: answerOf() }), verdict: 'could-not-tell' },
    {
      says: 'no second token, and no mark',
      seen: endpointOf({ asked: requestOf({ answerHeaders: {} }), again: answerOf() }),
      verdict: 'fail',
      problems: ['not-no-store'],
    },
    NO_ENDPOINT,
    { says: 'no-store between others is well', seen: marked('private , no-store , max-age=0'), verdict: 'pass' },
    {
      says: 'an answer with nothing in the place of a token is not the same as no second one',
      seen: endpointOf({ asked: requestOf({ answer: '{"token":null}' }), again: answerOf() }),
      verdict: 'could-not-tell',
    },
    {
      says: 'an answer that could not be read is compared with nothing',
      seen: endpointOf({ asked: requestOf({ answer: null }) }),
      verdict: 'pass',
    },
  ],
}
