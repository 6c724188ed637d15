import {
  cookieHeader,
  cookiesIn,
  madeUp,
  NOBODY,
  renewedBy,
  withoutSession,
  type Credentials,
} from '../../../../audits/endpoint/credentials.ts'
import { expect, test } from '../../../plain-test.ts'

const NOW = Date.UTC(2026, 0, 31)
const withCookies = (text: string): Credentials => ({ ...NOBODY, cookies: cookiesIn(text) })

for (const text of ['a=1; b=x=y', 'Cookie: a=1; b=x=y', 'a=1\nb=x=y\n', ' a=1;b=x=y; ']) {
  test(`the cookies are read of ${JSON.stringify(text)}`, () => {
    expect(cookieHeader(withCookies(text))).toBe('a=1; b=x=y')
  })
}

for (const { line, left } of [
  { line: 'sid=2; Path=/chat; HttpOnly', left: 'lang=fr; sid=2' },
  { line: 'other=2', left: 'sid=1; lang=fr; other=2' },
  { line: 'sid=; Max-Age=0', left: 'lang=fr' },
  { line: 'sid=2; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', left: 'lang=fr; sid=2' },
  { line: 'sid=2; Expires=Thu, 01 Jan 1970 00:00:00 GMT', left: 'lang=fr' },
  { line: 'sid=2; Expires=Sun, 01 Feb 2026 00:00:00 GMT', left: 'lang=fr; sid=2' },
]) {
  test(`after "Set-Cookie: ${line}" the next call has "${left}"`, () => {
    expect(cookieHeader(renewedBy(withCookies('sid=1; lang=fr'), [line], NOW))).toBe(left)
  })
}

test('nobody keeps what the page of any visitor sends, and loses cookies and every header that may say who asks', () => {
  const headers = [
    ['X-CSRF-Token', 'a'],
    ['Accept-Language', 'fr'],
    ['Authorization', 'Bearer b'],
    ['X-Customer-Pass', 'c'],
  ] as const
  expect(withoutSession({ cookies: cookiesIn('sid=1'), headers })).toEqual({
    cookies: [],
    headers: [headers[0], headers[1]],
  })
})

test('a session that is made up has the form of the real one, and leaves language and forgery protection as they are', () => {
  const own: Credentials = {
    cookies: cookiesIn('sid=s%3Aab-19.Zz; lang=fr; csrf=xyz'),
    headers: [
      ['Authorization', 'Bearer aZ9'],
      ['X-CSRF-Token', 'xyz'],
    ],
  }
  expect(madeUp(own)).toEqual({
    cookies: cookiesIn('sid=f%3Ano-64.Mm; lang=fr; csrf=xyz'),
    headers: [
      ['Authorization', 'Bearer nM4'],
      ['X-CSRF-Token', 'xyz'],
    ],
  })
})

test('where no name is known for one that says who asks, a header of its own is taken for it', () => {
  expect(madeUp({ cookies: [], headers: [['X-Customer-Pass', 'abc']] })?.headers).toEqual([['X-Customer-Pass', 'nop']])
})

test('nothing can be made up of credentials that say nothing about who asks', () => {
  expect(madeUp({ cookies: cookiesIn('lang=fr'), headers: [['Accept', 'a/b']] })).toBeNull()
})
