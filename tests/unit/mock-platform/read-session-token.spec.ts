import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from '../../plain-test.ts'
import { readSessionToken } from '../../../mock-platform/read-session-token.ts'
import { createVisitorSessions } from '../../../mock-platform/visitor-sessions.ts'
import { NOW_MS, privateKey, publicKey } from './mint.ts'

const KEY = publicKey('platformSession')
const sessions = createVisitorSessions(privateKey('platformSession'))
const VISITOR = { sid: '1', vuid: 'v', displayName: null }
const tokenOf = (sid: string): string =>
  sessions.issue(sessions.anonymous(sid, null), NOW_MS, 10).visitorSessionToken.accessToken

for (const sid of ['1234', '007', '1e3', 'brand', '12345678901234567890']) {
  test(`a session token names its visitor, with the project id ${sid} as it is written`, () => {
    const visitor = sessions.anonymous(sid, null)
    const { accessToken } = sessions.issue(visitor, NOW_MS).visitorSessionToken
    expect(readSessionToken(`Bearer ${accessToken}`, KEY, NOW_MS)).toEqual({ sid, vuid: visitor.vuid })
  })
}

test('a session token is valid until its last millisecond', () => {
  const bearer = `Bearer ${tokenOf('1')}`
  const endMs = Math.floor(NOW_MS / 1000) * 1000 + 600_000
  expect(readSessionToken(bearer, KEY, endMs - 1)).toMatchObject({ sid: '1' })
  expect(readSessionToken(bearer, KEY, endMs)).toBe('The session token has expired; authenticate again.')
})

for (const { name, authorization } of [
  { name: 'nothing', authorization: null },
  { name: 'another scheme', authorization: `Basic ${tokenOf('1')}` },
  { name: 'two parts', authorization: 'Bearer a.b' },
  { name: 'something behind it', authorization: `Bearer ${tokenOf('1')} x` },
  { name: 'a very long token', authorization: `Bearer a.${'b'.repeat(5_000)}.c` },
]) {
  test(`an Authorization header with ${name} is refused with the form that it must have`, () => {
    expect(readSessionToken(authorization, KEY, NOW_MS)).toBe(
      'The Authorization header has no session token: send "Bearer" and the session token that an activation returned.',
    )
  })
}

const DOES_NOT_VERIFY = 'The session token cannot be verified with the key at /keys/session.pem.'

test('a session token that was changed, or signed with another key, names nobody', () => {
  const [header = '', payload = '', signature = ''] = tokenOf('1').split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
  const forged = Buffer.from(JSON.stringify({ ...claims, 'https://iadvize.com/vuid': 'victim' })).toString('base64url')
  expect(readSessionToken(`Bearer ${header}.${forged}.${signature}`, KEY, NOW_MS)).toBe(DOES_NOT_VERIFY)
  const { privateKey: foreign } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { accessToken } = createVisitorSessions(foreign).issue(VISITOR, NOW_MS).visitorSessionToken
  expect(readSessionToken(`Bearer ${accessToken}`, KEY, NOW_MS)).toBe(DOES_NOT_VERIFY)
})

test('a session token that names another algorithm is refused, although its signature verifies', () => {
  const [, payload = ''] = tokenOf('1').split('.')
  const header = Buffer.from('{"alg":"none"}').toString('base64url')
  const key = { key: privateKey('platformSession'), dsaEncoding: 'ieee-p1363' } as const
  const signature = sign('sha256', Buffer.from(`${header}.${payload}`), key).toString('base64url')
  expect(readSessionToken(`Bearer ${header}.${payload}.${signature}`, KEY, NOW_MS)).toBe(DOES_NOT_VERIFY)
  expect(
    readSessionToken(`Bearer ${Buffer.from('no').toString('base64url')}.${payload}.${signature}`, KEY, NOW_MS),
  ).toBe(DOES_NOT_VERIFY)
})
