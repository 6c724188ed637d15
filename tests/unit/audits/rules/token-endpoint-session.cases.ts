import { tokenEndpointSession } from '../../../../audits/rules/token-endpoint-session.ts'
import type { RuleCases } from './case.ts'
import { answerOf, endpointOf, NO_ENDPOINT, TOKEN } from './token-cases.ts'

const MINTED = answerOf({ status: 200, token: TOKEN })

export const tokenEndpointSessionCases: RuleCases = {
  rule: tokenEndpointSession,
  cases: [
    { says: 'an endpoint that refuses both is well', seen: endpointOf(), verdict: 'pass' },
    {
      says: 'a token for nobody is not',
      seen: endpointOf({ withoutSession: MINTED }),
      verdict: 'fail',
      problems: ['without-session'],
    },
    {
      says: 'a token after signing out is not',
      seen: endpointOf({ afterSignOut: MINTED }),
      verdict: 'fail',
      problems: ['after-sign-out'],
      tells: 'The token endpoint answered with a token after the visitor had signed out.',
      shows: [
        'the answer to POST http://shop.example/api/iadvize-token, after the visitor had signed out: 200, with eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.a-text.a-tag (expected: 401, and no token)',
      ],
    },
    {
      says: 'both are two',
      seen: endpointOf({ withoutSession: MINTED, afterSignOut: MINTED }),
      verdict: 'fail',
      problems: ['without-session', 'after-sign-out'],
    },
    {
      says: 'a header that was written down, and is still good, is warned of',
      seen: endpointOf({ afterSignOut: MINTED, hasAuthorization: true }),
      verdict: 'warn',
      problems: ['authorization-outlives-session'],
    },
    {
      says: 'a visit that ends before the sign-out',
      seen: endpointOf({ afterSignOut: null }),
      verdict: 'could-not-tell',
      tells: 'The token endpoint was not seen both without a session and after signing out.',
      misses: 'a sign-out',
    },
    {
      says: 'a token for nobody is one, with or without a sign-out',
      seen: endpointOf({ withoutSession: MINTED, afterSignOut: null }),
      verdict: 'fail',
      problems: ['without-session'],
    },
    {
      says: 'nobody who answers without a session',
      seen: endpointOf({ withoutSession: answerOf({ status: null }) }),
      verdict: 'could-not-tell',
      tells: 'The token endpoint was not seen both without a session and after signing out.',
      misses: 'an answer of the token endpoint',
    },
    {
      says: 'nobody who answers after the sign-out',
      seen: endpointOf({ afterSignOut: answerOf({ status: null }) }),
      verdict: 'could-not-tell',
      misses: 'an answer of the token endpoint',
    },
    NO_ENDPOINT,
  ],
}
