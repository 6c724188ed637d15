import { expect, test } from '../../plain-test.ts'
import { decodeJwt, jwtVerify } from 'jose'
import { createVisitorSessions } from '../../../mock-platform/visitor-sessions.ts'
import { NOW_MS, NOW_SECONDS, privateKey, publicKey } from './mint.ts'

const sessions = () => createVisitorSessions(privateKey('platformSession'))
const person = (userId: string, visitorData: Readonly<Record<string, string>> = {}) => ({ userId, visitorData })

const VUID = /^[0-9a-f]{45}$/

test('a visitor id has 45 lower-case hex digits, like those of the vendor', () => {
  const { anonymous, secured } = sessions()
  expect(anonymous('1', null).vuid).toMatch(VUID)
  expect(secured('1', person('a'), null).vuid).toMatch(VUID)
})

test('the same user is the same visitor in every browser', () => {
  const { secured, anonymous } = sessions()
  const { vuid } = secured('1', person('a'), null)
  expect(secured('1', person('a'), null).vuid).toBe(vuid)
  expect(secured('1', person('a'), anonymous('1', null).vuid).vuid).toBe(vuid)
})

test('two users are two visitors, also one after the other in the same browser', () => {
  const { secured } = sessions()
  const { vuid } = secured('1', person('a'), null)
  expect(secured('1', person('b'), vuid).vuid).not.toBe(vuid)
})

test('the first sign-in takes over the anonymous visitor of the browser', () => {
  const { secured, anonymous } = sessions()
  const { vuid } = anonymous('1', null)
  expect(secured('1', person('a'), vuid)).toMatchObject({ vuid })
})

test('an anonymous visitor is taken over once, and then is no longer anonymous', () => {
  const { secured, anonymous } = sessions()
  const { vuid } = anonymous('1', null)
  secured('1', person('a'), vuid)
  expect(secured('1', person('b'), vuid).vuid).not.toBe(vuid)
  expect(anonymous('1', vuid).vuid).not.toBe(vuid)
})

test('a simple user id is the same visitor everywhere, and differs from the secured visitor with that id', () => {
  const { secured, simple } = sessions()
  const { vuid } = simple('1', person('a'), null)
  expect(simple('1', person('a'), null).vuid).toBe(vuid)
  expect(secured('1', person('a'), vuid).vuid).not.toBe(vuid)
  expect(simple('2', person('a'), null).vuid).not.toBe(vuid)
})

test('a secured visitor does not continue as a simple one', () => {
  const { secured, simple } = sessions()
  const { vuid } = secured('1', person('a'), null)
  expect(simple('1', person('a'), vuid).vuid).not.toBe(vuid)
  expect(secured('1', person('a'), null).vuid).toBe(vuid)
})

test('an anonymous visitor is taken over by the first sign-in, simple or secured', () => {
  const { secured, simple, anonymous } = sessions()
  const { vuid } = anonymous('1', null)
  expect(simple('1', person('a'), vuid).vuid).toBe(vuid)
  expect(secured('1', person('a'), vuid).vuid).not.toBe(vuid)
})

for (const minutes of [7, 20, 60]) {
  test(`a session of ${minutes} minutes ends ${minutes} minutes after it was issued`, () => {
    const { issue, anonymous } = sessions()
    const { accessToken } = issue(anonymous('1', null), NOW_MS, minutes).visitorSessionToken
    expect(decodeJwt(accessToken)).toMatchObject({ iat: NOW_SECONDS, exp: NOW_SECONDS + minutes * 60 })
  })
}

test('an anonymous visitor who comes back is the same visitor', () => {
  const { anonymous } = sessions()
  const { vuid } = anonymous('1', null)
  expect(anonymous('1', vuid).vuid).toBe(vuid)
})

test('a visitor id that the platform has not issued is not accepted', () => {
  const { anonymous, secured } = sessions()
  expect(anonymous('1', 'f'.repeat(45)).vuid).not.toBe('f'.repeat(45))
  expect(secured('1', person('a'), 'f'.repeat(45)).vuid).not.toBe('f'.repeat(45))
})

test('the id of a signed-in visitor is not accepted without a token', () => {
  const { anonymous, secured } = sessions()
  const { vuid } = secured('1', person('a'), null)
  expect(anonymous('1', vuid).vuid).not.toBe(vuid)
})

test('projects share no visitors, not even where a sid and a user id look alike when joined', () => {
  const { secured, anonymous } = sessions()
  expect(secured('1', person('a'), null).vuid).not.toBe(secured('2', person('a'), null).vuid)
  expect(secured('1","b', person('c'), null).vuid).not.toBe(secured('1', person('b","c'), null).vuid)
  const { vuid } = anonymous('1', null)
  expect(anonymous('2', vuid).vuid).not.toBe(vuid)
})

for (const { visitorData, displayName } of [
  { visitorData: { firstName: 'Camille', lastName: 'Moreau' }, displayName: 'Camille Moreau' },
  { visitorData: { firstName: 'Camille' }, displayName: 'Camille' },
  { visitorData: { lastName: 'Moreau' }, displayName: 'Moreau' },
  { visitorData: { firstName: '', lastName: '' }, displayName: 'user-1' },
  { visitorData: {}, displayName: 'user-1' },
]) {
  test(`a visitor with ${JSON.stringify(visitorData)} is called ${displayName}`, () => {
    expect(sessions().secured('1', person('user-1', visitorData), null)).toMatchObject({ displayName })
  })
}

test('an anonymous visitor has no name', () => {
  expect(sessions().anonymous('1', null).displayName).toBeNull()
})

for (const { sid, websiteId } of [
  { sid: '7316', websiteId: 7316 },
  { sid: 'shop', websiteId: 'shop' },
]) {
  test(`a session token for project ${sid} carries the documented claims for an hour, and verifies`, async () => {
    const { issue, anonymous } = sessions()
    const visitor = anonymous(sid, null)
    const payload = issue(visitor, NOW_MS + 999)
    expect(payload.visitor).toEqual({ vuid: visitor.vuid, displayName: null })
    const { payload: claims } = await jwtVerify(payload.visitorSessionToken.accessToken, publicKey('platformSession'), {
      algorithms: ['ES256'],
      currentDate: new Date(NOW_MS),
    })
    expect(claims).toEqual({
      'https://iadvize.com/vuid': visitor.vuid,
      'https://iadvize.com/visitorProfileId': expect.stringContaining(visitor.vuid.slice(0, 12)),
      'https://iadvize.com/jid': expect.stringContaining(visitor.vuid),
      'https://iadvize.com/websiteId': websiteId,
      iss: expect.any(String),
      iat: NOW_SECONDS,
      exp: NOW_SECONDS + 3_600,
    })
  })
}
