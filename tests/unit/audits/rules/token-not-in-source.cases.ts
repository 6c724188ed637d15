import { tokenNotInSource } from '../../../../audits/rules/token-not-in-source.ts'
import type { RuleCases } from './case.ts'
import { ANOTHER_TOKEN, judged, NO_TOKEN, requestOf, seeing, TOKEN, USER_ID } from './token-cases.ts'

const served = (kind: string, answer: string | null, userId = USER_ID) =>
  seeing({ journal: [judged({ userId })], requests: [requestOf({ kind, answer, url: 'http://shop.example/' })] })

export const tokenNotInSourceCases: RuleCases = {
  rule: tokenNotInSource,
  cases: [
    { says: 'an ordinary page is well', seen: served('document', '<html data-signed-in="true">'), verdict: 'pass' },
    {
      says: 'a token in a page is not',
      seen: served('document', `<html data-t="${TOKEN}">`),
      verdict: 'fail',
      problems: ['token'],
      tells: 'A page was served with a token in it.',
      shows: [
        'Served with a token: http://shop.example/:1: <html data-t="eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a-key.a-vector.a-text.a-tag">',
      ],
    },
    {
      says: 'a token in a script is not',
      seen: served('script', `const token = '${TOKEN}'`),
      verdict: 'fail',
      problems: ['token'],
      tells: 'A script was served with a token in it.',
    },
    {
      says: 'a user id in a page is not',
      seen: served('document', `<html data-id="${USER_ID}">`),
      verdict: 'fail',
      problems: ['user-id'],
    },
    { says: 'the answer of the endpoint is no source', seen: served('fetch', `{"token":"${TOKEN}"}`), verdict: 'pass' },
    { says: 'what was not read is no source', seen: served('document', null), verdict: 'pass' },
    {
      says: 'eight characters are an id',
      seen: served('document', 'id 12345678.', '12345678'),
      verdict: 'fail',
      problems: ['user-id'],
    },
    { says: 'seven are anywhere', seen: served('document', 'id 1234567.', '1234567'), verdict: 'pass' },
    {
      says: 'a customer may read their own address on a page',
      seen: served('document', '<p>camille@example.com</p>', 'camille@example.com'),
      verdict: 'pass',
    },
    NO_TOKEN,
    {
      says: 'the first of two tokens is shown, with what stands around it',
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
  ],
}
