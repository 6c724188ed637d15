import { tokenEndpointIdentity } from '../../../../audits/rules/token-endpoint-identity.ts'
import type { RuleCases } from './case.ts'
import { endpointOf, judged, NO_ENDPOINT, requestOf, USER_ID } from './token-cases.ts'

const asking = (changes: Parameters<typeof requestOf>[0], userId = USER_ID) =>
  endpointOf({ asked: requestOf(changes) }, [judged({ userId })])

export const tokenEndpointIdentityCases: RuleCases = {
  rule: tokenEndpointIdentity,
  cases: [
    { says: 'a POST with nothing in it is well', seen: asking({}), verdict: 'pass' },
    ...[
      'customer=Camille%20Moreau',
      'customer=camille%40example.com',
      'customer=CAMILLE@example.com',
      'c=Camille+Moreau',
      `id=${USER_ID}`,
    ].map(
      (query) =>
        ({
          says: `?${query} says who it is`,
          seen: asking({ url: `http://shop.example/token?${query}` }),
          verdict: 'fail',
          problems: ['in-the-address'],
        }) as const,
    ),
    {
      says: 'a user id in the path does, too',
      seen: asking({ url: `http://shop.example/customers/${USER_ID}/token` }),
      verdict: 'fail',
      problems: ['in-the-address'],
    },
    {
      says: 'the body does, too',
      seen: asking({ sent: JSON.stringify({ customer: 'camille@example.com' }) }),
      verdict: 'fail',
      problems: ['in-the-body'],
    },
    {
      says: 'a short id is one, too',
      seen: asking({ url: 'http://shop.example/token?user=42' }, '42'),
      verdict: 'fail',
      problems: ['in-the-address'],
    },
    { says: 'a digit is none', seen: asking({ url: 'http://shop.example/token?v=4' }, '4'), verdict: 'pass' },
    {
      says: 'the same figures in another word are none',
      seen: asking({ url: 'http://shop.example:1041/v1041/1041-a/10412?a-1041' }, '1041'),
      verdict: 'pass',
    },
    {
      says: 'the other visitor is another matter',
      seen: asking({ url: 'http://shop.example/token?c=jonas@example.com' }),
      verdict: 'pass',
    },
    NO_ENDPOINT,
  ],
}
