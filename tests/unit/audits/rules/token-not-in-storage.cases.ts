import type { StoredItem } from '../../../../audits/seen.ts'
import { tokenNotInStorage } from '../../../../audits/rules/token-not-in-storage.ts'
import type { RuleCases } from './case.ts'
import { judged, NO_TOKEN, seeing, TOKEN, USER_ID } from './token-cases.ts'

const keeping = (place: StoredItem['place'], value: string, isVendor = false) =>
  seeing({ stores: [{ place, name: 'chat', value, origin: 'http://shop.example', isVendor }] })

const keepingOf = (place: StoredItem['place'], value: string, isVendor: boolean) =>
  seeing({
    journal: [judged()],
    stores: [{ place, name: 'chat', value, origin: 'http://shop.example', isVendor }],
  })

const KEY = `-----BEGIN PRIVATE KEY-----${'A'.repeat(60)}`

export const tokenNotInStorageCases: RuleCases = {
  rule: tokenNotInStorage,
  cases: [
    { says: 'a session is well', seen: keeping('cookie', 'eyJhbGciOiJSUzI1NiJ9.of.the-site'), verdict: 'pass' },
    { says: 'nothing is well', seen: seeing({}), verdict: 'pass' },
    ...(['cookie', 'local-storage', 'session-storage', 'indexed-db'] as const).map(
      (place) =>
        ({
          says: `a token in ${place} is not`,
          seen: keeping(place, `{"token":"${TOKEN}"}`),
          verdict: 'fail',
          problems: [place],
        }) as const,
    ),
    {
      says: 'what is called like something of the vendor can be of the site',
      seen: keeping('local-storage', TOKEN, true),
      verdict: 'fail',
      problems: ['local-storage'],
    },
    { says: 'a private key is not', seen: keeping('local-storage', KEY), verdict: 'fail', problems: ['private-key'] },
    {
      says: 'the user id is warned of',
      seen: keepingOf('cookie', `visitor:${USER_ID}`, false),
      verdict: 'warn',
      problems: ['user-id'],
      tells: 'The site keeps the user id: in a cookie as "chat".',
    },
    {
      says: 'in what the tag keeps it is no matter of the site',
      seen: keepingOf('cookie', USER_ID, true),
      verdict: 'pass',
    },
    NO_TOKEN,
    {
      says: 'of a long value the neighbourhood of the token is shown, and of a short one all of it',
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
  ],
}
