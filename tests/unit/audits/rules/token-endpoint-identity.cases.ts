import { ABOUT, type Case } from './case.ts'
import { endpointOf, judged, NO_ENDPOINT, requestOf, USER_ID } from './token-cases.ts'

const asking = (changes: Parameters<typeof requestOf>[0], userId = USER_ID) =>
  endpointOf({ asked: requestOf(changes) }, [judged({ userId })])

export const cases: readonly Case[] = [
  { says: 'a POST with nothing about the visitor', seen: asking({}), verdict: 'pass' },
  ...[
    'customer=Camille%20Moreau',
    'customer=camille%40example.com',
    'customer=CAMILLE@example.com',
    'c=Camille+Moreau',
    `id=${USER_ID}`,
  ].map(
    (query) =>
      ({
        says: `a request with ?${query}`,
        seen: asking({ url: `http://shop.example/token?${query}` }),
        verdict: 'fail',
        problems: ['in-the-address'],
      }) as const,
  ),
  {
    says: 'the user id in the path',
    seen: asking({ url: `http://shop.example/customers/${USER_ID}/token` }),
    verdict: 'fail',
    problems: ['in-the-address'],
  },
  {
    says: 'the e-mail address of the visitor in the body',
    seen: asking({ sent: JSON.stringify({ customer: 'camille@example.com' }) }),
    verdict: 'fail',
    problems: ['in-the-body'],
  },
  {
    says: 'a user id of two digits in the query',
    seen: asking({ url: 'http://shop.example/token?user=42' }, '42'),
    verdict: 'fail',
    problems: ['in-the-address'],
  },
  {
    says: 'a user id of one digit in the query',
    seen: asking({ url: 'http://shop.example/token?v=4' }, '4'),
    verdict: 'pass',
  },
  {
    says: 'the digits of the user id inside other words of the address',
    seen: asking({ url: 'http://shop.example:1041/v1041/1041-a/10412?a-1041' }, '1041'),
    verdict: 'pass',
  },
  {
    says: 'the e-mail address of another visitor in the query',
    seen: asking({ url: 'http://shop.example/token?c=jonas@example.com' }),
    verdict: 'pass',
  },
  {
    says: 'a visitor of whom nothing is known',
    seen: { ...endpointOf({}, []), about: { ...ABOUT, visitors: [[]] } },
    verdict: 'could-not-tell',
    misses: 'a token that can be opened',
  },
  NO_ENDPOINT,
]
