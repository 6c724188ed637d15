import type { Case } from './case.ts'
import { ANOTHER_TOKEN, judged, NO_TOKEN, requestOf, seeing, TOKEN, USER_ID } from './token-cases.ts'

const served = (kind: string, answer: string | null) =>
  seeing({
    journal: [judged({ userId: USER_ID })],
    requests: [requestOf({ kind, answer, url: 'http://shop.example/' })],
  })

export const cases: readonly Case[] = [
  { says: 'a page without a token', seen: served('document', '<html data-signed-in="true">'), verdict: 'pass' },
  {
    says: 'a token in a page',
    seen: served('document', `<html data-t="${TOKEN}">`),
    verdict: 'fail',
    problems: ['token'],
    tells: 'A page was served with a token in it.',
    shows: [
      'Served with a token: http://shop.example/:1: <html data-t="eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.a-text.a-tag">',
    ],
  },
  {
    says: 'a token in a script',
    seen: served('script', `const token = '${TOKEN}'`),
    verdict: 'fail',
    problems: ['token'],
    tells: 'A script was served with a token in it.',
  },
  {
    says: 'the user id in a page',
    seen: served('document', `<script>window.user = { id: '${USER_ID}' }</script>`),
    verdict: 'pass',
  },
  {
    says: 'a token in the answer of the token endpoint',
    seen: served('fetch', `{"token":"${TOKEN}"}`),
    verdict: 'pass',
  },
  { says: 'a page that was not read', seen: served('document', null), verdict: 'pass' },
  NO_TOKEN,
  {
    says: 'two tokens in a long page',
    seen: {
      visit: {
        ...served('document', `${'<'.repeat(500)}\n${'>'.repeat(500)}${ANOTHER_TOKEN} and ${TOKEN}${'!'.repeat(500)}`)
          .visit,
        tokens: [TOKEN, ANOTHER_TOKEN],
      },
    },
    verdict: 'fail',
    problems: ['token'],
    shows: [
      'Served with a token: http://shop.example/:2: >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.another-text.a-tag and eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.a-text.a-tag!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!',
    ],
  },
]
