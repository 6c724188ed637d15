import { expect, test } from '../../../plain-test.ts'
import { createVisitorSessions } from '../../../../mock-platform/visitor-sessions.ts'
import { sessionLifeMs } from '../../../../mock-tag/activation/session-life.ts'
import { privateKey } from '../../mock-platform/mint.ts'

const base64url = (text: string): string => Buffer.from(text).toString('base64url')
const tokenWith = (claims: unknown): string => `${base64url('{}')}.${base64url(JSON.stringify(claims))}.signature`

const issue = (sid: string, minutes: number, nowMs = 1_790_000_000_000): string => {
  const sessions = createVisitorSessions(privateKey('platformSession'))
  return sessions.issue(sessions.anonymous(sid, null), nowMs, minutes).visitorSessionToken.accessToken
}

for (const minutes of [1, 7, 60, 1_440]) {
  test(`the length of a session of ${minutes} minutes is read from its token, whatever the clock says`, () => {
    expect(sessionLifeMs(issue('1234', minutes))).toBe(minutes * 60_000)
    expect(sessionLifeMs(issue('1234', minutes, 0))).toBe(minutes * 60_000)
  })
}

test('a session token with the special characters of base64url is read like any other', () => {
  for (const sid of ['a?b', '??', '>>>', '~~~~', 'ÿ', 'ÿþ', '\u{1f98a}'].flatMap((name) => [
    name,
    `x${name}`,
    `xx${name}`,
  ])) {
    expect(sessionLifeMs(issue(sid, 7)), sid).toBe(420_000)
  }
  expect(issue('~~~~', 7)).toMatch(/[-_]/)
})

for (const { what, token } of [
  { what: 'no text', token: '' },
  { what: 'a single word', token: 'session' },
  { what: 'three unreadable parts', token: 'a.b.c' },
  { what: 'claims that are not JSON', token: `a.${base64url('{"iat":1')}.c` },
  { what: 'claims that are null', token: tokenWith(null) },
  { what: 'no times', token: tokenWith({}) },
  { what: 'no start', token: tokenWith({ exp: 5 }) },
  { what: 'its end at its start', token: tokenWith({ iat: 5, exp: 5 }) },
  { what: 'its end before its start', token: tokenWith({ iat: 5, exp: 4 }) },
  { what: 'times that are words', token: tokenWith({ iat: 'now', exp: 'later' }) },
]) {
  test(`a session token with ${what} has no known length`, () => {
    expect(sessionLifeMs(token) > 0).toBe(false)
  })
}
