import type { Case } from './case.ts'
import { answerOf, endpointOf, NO_ENDPOINT, TOKEN } from './token-cases.ts'

const MINTED = answerOf({ status: 200, token: TOKEN })

export const cases: readonly Case[] = [
  {
    says: 'an endpoint that refuses both without a session and after the sign-out',
    seen: endpointOf(),
    verdict: 'pass',
  },
  {
    says: 'a token without a session',
    seen: endpointOf({ withoutSession: MINTED }),
    verdict: 'fail',
    problems: ['without-session'],
  },
  {
    says: 'a token after the sign-out',
    seen: endpointOf({ afterSignOut: MINTED }),
    verdict: 'fail',
    problems: ['after-sign-out'],
    tells: 'The token endpoint answered with a token after the visitor had signed out.',
    shows: [
      'the answer to POST http://shop.example/api/iadvize-token, after the visitor had signed out: 200, with eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.a-text.a-tag (expected: 401, and no token)',
    ],
  },
  {
    says: 'a token without a session, and another after the sign-out',
    seen: endpointOf({ withoutSession: MINTED, afterSignOut: MINTED }),
    verdict: 'fail',
    problems: ['without-session', 'after-sign-out'],
  },
  {
    says: 'a token after the sign-out for an authorization header that was kept',
    seen: endpointOf({ afterSignOut: MINTED, hasAuthorization: true }),
    verdict: 'warn',
    problems: ['authorization-outlives-session'],
  },
  {
    says: 'a visit that ends before the sign-out',
    seen: endpointOf({ afterSignOut: null }),
    verdict: 'could-not-tell',
    tells: 'The token endpoint could not be tested both without a session and after the sign-out.',
    misses: 'a sign-out',
  },
  {
    says: 'a token without a session, in a visit that ends before the sign-out',
    seen: endpointOf({ withoutSession: MINTED, afterSignOut: null }),
    verdict: 'fail',
    problems: ['without-session'],
  },
  {
    says: 'an endpoint that does not answer without a session',
    seen: endpointOf({ withoutSession: answerOf({ status: null }) }),
    verdict: 'could-not-tell',
    tells: 'The token endpoint could not be tested both without a session and after the sign-out.',
    misses: 'an answer from the token endpoint',
  },
  {
    says: 'an endpoint that does not answer after the sign-out',
    seen: endpointOf({ afterSignOut: answerOf({ status: null }) }),
    verdict: 'could-not-tell',
    misses: 'an answer from the token endpoint',
  },
  NO_ENDPOINT,
]
