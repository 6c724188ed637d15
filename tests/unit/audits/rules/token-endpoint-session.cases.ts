import type { Case } from './case.ts'
import { OTHER_SESSIONS } from '../../../../audits/missing.ts'
import { aloneOf, answerOf, endpointOf, NO_ENDPOINT, TOKEN } from './token-cases.ts'

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
  {
    says: 'an endpoint without a page that refuses every session but the real one',
    seen: endpointOf({ alone: aloneOf() }),
    verdict: 'pass',
  },
  {
    says: 'a token for a session that was made up',
    seen: endpointOf({ alone: aloneOf({ madeUpSession: MINTED }) }),
    verdict: 'fail',
    problems: ['made-up-session'],
    tells: 'The token endpoint answered with a token for a session that was made up.',
  },
  {
    says: 'an endpoint without a page that does not answer for a session that was made up',
    seen: endpointOf({ alone: aloneOf({ madeUpSession: answerOf({ status: null }) }) }),
    verdict: 'could-not-tell',
    misses: 'an answer from the token endpoint',
  },
  {
    says: 'an endpoint without a page, and no session that has ended',
    seen: endpointOf({ afterSignOut: null, alone: aloneOf() }),
    verdict: 'could-not-tell',
    misses: OTHER_SESSIONS.ended,
  },
  {
    says: 'a web page with status 200 without a session',
    seen: endpointOf({ withoutSession: answerOf({ status: 200, isWebPage: true }) }),
    verdict: 'warn',
    problems: ['web-page'],
    tells: 'Without any session, the token endpoint answered with a web page instead of a refusal.',
    shows: [
      'the answer to POST http://shop.example/api/iadvize-token, without any session: 200, with a web page (expected: 401, and no page)',
    ],
  },
  {
    says: 'a web page with status 401 without a session',
    seen: endpointOf({ withoutSession: answerOf({ status: 401, isWebPage: true }) }),
    verdict: 'pass',
  },
  {
    says: 'a web page with a token in it, without a session',
    seen: endpointOf({ withoutSession: { ...MINTED, isWebPage: true } }),
    verdict: 'fail',
    problems: ['without-session'],
  },
  NO_ENDPOINT,
]
