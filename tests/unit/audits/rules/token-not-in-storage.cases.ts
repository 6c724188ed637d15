import type { StoredItem } from '../../../../audits/seen.ts'
import type { Case } from './case.ts'
import { judged, NO_TOKEN, seeing, TOKEN, USER_ID } from './token-cases.ts'

const keeping = (place: StoredItem['place'], value: string, isVendor = false) =>
  seeing({ stores: [{ place, name: 'chat', value, origin: 'http://shop.example', isVendor }] })

const keepingOf = (place: StoredItem['place'], value: string, isVendor: boolean) =>
  seeing({
    journal: [judged()],
    stores: [{ place, name: 'chat', value, origin: 'http://shop.example', isVendor }],
  })

const KEY = `-----BEGIN PRIVATE KEY-----${'A'.repeat(60)}`

export const cases: readonly Case[] = [
  {
    says: 'a session of the site in a cookie',
    seen: keeping('cookie', 'eyJhbGciOiJSUzI1NiJ9.of.the-site'),
    verdict: 'pass',
  },
  { says: 'a browser that keeps nothing', seen: seeing({}), verdict: 'pass' },
  ...(['cookie', 'local-storage', 'session-storage', 'indexed-db'] as const).map(
    (place) =>
      ({
        says: `a token in ${place}`,
        seen: keeping(place, `{"token":"${TOKEN}"}`),
        verdict: 'fail',
        problems: [place],
      }) as const,
  ),
  {
    says: "a token in an item with a name of the vendor's",
    seen: keeping('local-storage', TOKEN, true),
    verdict: 'fail',
    problems: ['local-storage'],
  },
  {
    says: 'a private key in the local storage',
    seen: keeping('local-storage', KEY),
    verdict: 'fail',
    problems: ['private-key'],
  },
  {
    says: 'the user id in a cookie of the site',
    seen: keepingOf('cookie', `visitor:${USER_ID}`, false),
    verdict: 'warn',
    problems: ['user-id'],
    tells: 'The site keeps the user id: in a cookie as "chat".',
  },
  {
    says: 'the user id in a cookie of the tag',
    seen: keepingOf('cookie', USER_ID, true),
    verdict: 'pass',
  },
  NO_TOKEN,
  {
    says: 'a token in a long value, and in a short one',
    seen: seeing({
      stores: [
        {
          place: 'cookie',
          name: 'long',
          value: `${'<'.repeat(500)}${TOKEN}${'>'.repeat(500)}`,
          origin: 'http://shop.example',
          isVendor: false,
        },
        {
          place: 'indexed-db',
          name: 'short',
          value: ` is ${TOKEN} `,
          origin: 'http://shop.example',
          isVendor: false,
        },
      ],
    }),
    verdict: 'fail',
    problems: ['cookie', 'indexed-db'],
    tells: 'The site keeps a token: in a cookie as "long" and in IndexedDB as "short".',
    shows: [
      '"long" in a cookie of http://shop.example, when the visitor signs in: <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.a-text.a-tag>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> (expected: nothing)',
      '"short" in IndexedDB of http://shop.example, when the visitor signs in: is eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.a-text.a-tag (expected: nothing)',
    ],
  },
]
