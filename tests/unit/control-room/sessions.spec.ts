import { expect, test } from '../../plain-test.ts'
import { createControlSessions } from '../../../control-room/sessions.ts'

const TOKEN = 'correct-horse-battery-staple'
const HOST = '127.0.0.1:4070'

const cookieOf = (setCookie: string | null): string => (setCookie ?? '').split(';')[0] ?? ''

test('a code lets one browser in, and no second one', () => {
  const sessions = createControlSessions(TOKEN)
  const code = sessions.newCode()
  const cookie = sessions.redeem(code, HOST)
  expect(sessions.holds(cookieOf(cookie), HOST)).toBe(true)
  expect(sessions.redeem(code, HOST)).toBeNull()
})

test('a code that was never given lets nobody in', () => {
  const sessions = createControlSessions(TOKEN)
  sessions.newCode()
  expect(sessions.redeem('', HOST)).toBeNull()
  expect(sessions.redeem('guessed', HOST)).toBeNull()
})

test('a code holds for ten minutes', () => {
  const clock = { now: 0 }
  const sessions = createControlSessions(TOKEN, () => clock.now)
  const [early, late] = [sessions.newCode(), sessions.newCode()]
  clock.now = 599_999
  expect(sessions.redeem(early, HOST)).not.toBeNull()
  clock.now = 600_000
  expect(sessions.redeem(late, HOST)).toBeNull()
})

test('of more than a hundred unused codes the oldest is forgotten', () => {
  const sessions = createControlSessions(TOKEN)
  const codes = Array.from({ length: 101 }, () => sessions.newCode())
  expect(sessions.redeem(codes[0] ?? '', HOST)).toBeNull()
  expect(sessions.redeem(codes[1] ?? '', HOST)).not.toBeNull()
})

test('the session cookie can be read by no script, and is not sent from other sites', () => {
  const sessions = createControlSessions(TOKEN)
  const cookie = sessions.redeem(sessions.newCode(), HOST) ?? ''
  expect(cookie.split('; ').slice(1).toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict'])
})

test('the control token itself signs a browser in, and nothing else does', () => {
  const sessions = createControlSessions(TOKEN)
  expect(sessions.holds(cookieOf(sessions.signIn(TOKEN, HOST)), HOST)).toBe(true)
  for (const wrong of ['', TOKEN.slice(1), `${TOKEN}x`]) expect(sessions.signIn(wrong, HOST)).toBeNull()
})

test('the cookie does not contain the control token', () => {
  expect(createControlSessions(TOKEN).signIn(TOKEN, HOST)).not.toContain(TOKEN)
})

test('a session outlives a restart with the same control token, and ends with another one', () => {
  const cookie = cookieOf(createControlSessions(TOKEN).signIn(TOKEN, HOST))
  expect(createControlSessions(TOKEN).holds(cookie, HOST)).toBe(true)
  expect(createControlSessions('another-token-altogether').holds(cookie, HOST)).toBe(false)
})

test('servers on two ports have two cookies, so that neither signs the other out', () => {
  const sessions = createControlSessions(TOKEN)
  const cookie = cookieOf(sessions.signIn(TOKEN, HOST))
  expect(sessions.holds(cookie, '127.0.0.1:4071')).toBe(false)
  expect(sessions.holds(`other=1; ${cookie}; rehearsal-4071=x`, HOST)).toBe(true)
})

for (const { what, change } of [
  { what: 'another id', change: (cookie: string) => cookie.replace('=', '=x') },
  { what: 'a shorter seal', change: (cookie: string) => cookie.slice(0, -1) },
  { what: 'no seal', change: (cookie: string) => cookie.replace(/\..*/, '') },
  { what: 'nothing', change: () => '' },
]) {
  test(`a cookie with ${what} is no session`, () => {
    const sessions = createControlSessions(TOKEN)
    const cookie = cookieOf(sessions.signIn(TOKEN, HOST))
    expect(sessions.holds(change(cookie), HOST)).toBe(false)
  })
}

test('a session that is signed out is over for every copy of its cookie, and other sessions go on', () => {
  const sessions = createControlSessions(TOKEN)
  const [ended, other] = [0, 1].map(() => cookieOf(sessions.signIn(TOKEN, HOST)))
  const taken = sessions.signOut(ended, HOST)
  expect(sessions.holds(ended, HOST)).toBe(false)
  expect(sessions.holds(other, HOST)).toBe(true)
  expect(taken).toBe('rehearsal-4070=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0')
})

test('whoever watches a session is told once when it is signed out, and nobody who has stopped watching', () => {
  const sessions = createControlSessions(TOKEN)
  const told: string[] = []
  const [ended, other] = [0, 1].map(() => cookieOf(sessions.signIn(TOKEN, HOST)))
  sessions.watch(ended, HOST, () => told.push('one'))
  sessions.watch(ended, HOST, () => told.push('stopped'))()
  sessions.watch(other, HOST, () => told.push('other'))
  sessions.signOut(ended, HOST)
  sessions.signOut(ended, HOST)
  expect(told).toEqual(['one'])
})

test('a cookie that is no session signs nobody out', () => {
  const sessions = createControlSessions(TOKEN)
  const cookie = cookieOf(sessions.signIn(TOKEN, HOST))
  sessions.signOut(`${cookie}x`, HOST)
  sessions.signOut(undefined, HOST)
  expect(sessions.holds(cookie, HOST)).toBe(true)
})
