import { expect } from './contract-test.ts'
import { openStream } from './event-stream.ts'
import { CONTROL_TOKEN, test } from './rehearsal-process.ts'
import { send, type Answer } from './http.ts'

const linkIn = (lines: readonly string[]): string =>
  lines.flatMap((line) => /http:\/\/\S+\/enter\?code=\S+/.exec(line) ?? [])[0] ?? 'no link'

const cookieIn = ({ headers }: Answer): string => headers['set-cookie']?.[0]?.split(';')[0] ?? ''

const TYPED = { 'sec-fetch-site': 'none' }
const ON_PAGE = { 'sec-fetch-site': 'same-origin' }

test('the link that is printed at start opens the control room in one browser, once', async ({ rehearsal }) => {
  const { lines, standInUrl } = await rehearsal.start(['--no-demo'])
  const first = await send(linkIn(lines), { headers: TYPED })
  expect([first.status, first.headers.location]).toEqual([303, '/'])
  const page = await send(`${standInUrl}/`, { headers: { ...TYPED, cookie: cookieIn(first) } })
  expect(page.text).toContain('/control-room/control-room.js')
  const second = await send(linkIn(lines), { headers: TYPED })
  expect([second.headers.location, cookieIn(second)]).toEqual(['/?used', ''])
  const explained = await send(`${standInUrl}/?used`)
  expect(explained.text).toContain('This link works once')
})

test('the page of the session uses the control API, and a page elsewhere that the browser sends the cookie for does not', async ({
  rehearsal,
}) => {
  const { lines, standInUrl } = await rehearsal.start(['--no-demo'])
  const cookie = cookieIn(await send(linkIn(lines), { headers: TYPED }))
  const journal = `${standInUrl}/control/stages/main/journal`
  expect((await send(journal, { headers: { ...ON_PAGE, cookie } })).status).toBe(200)
  expect((await send(journal, { headers: { 'sec-fetch-site': 'same-site', cookie } })).status).toBe(403)
  expect((await send(journal, { headers: { cookie } })).status).toBe(403)
})

test('the control token signs a browser in on the first page, and a wrong one is refused with one sentence', async ({
  rehearsal,
}) => {
  const { standInUrl } = await rehearsal.start(['--no-demo'])
  const signIn = (token: string, headers: Readonly<Record<string, string>> = ON_PAGE): Promise<Answer> =>
    send(`${standInUrl}/enter`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token }).toString(),
    })
  const wrong = await signIn('wrong')
  expect([wrong.headers.location, cookieIn(wrong)]).toEqual(['/?wrong', ''])
  expect((await send(`${standInUrl}/?wrong`)).text).toContain('This is not the control token of this stand-in.')
  const right = await signIn(CONTROL_TOKEN)
  expect(right.headers.location).toBe('/')
  const page = await send(`${standInUrl}/`, { headers: { cookie: cookieIn(right) } })
  expect(page.text).toContain('/control-room/control-room.js')
  expect((await signIn(CONTROL_TOKEN, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
})

test('a sign-out ends the session at once: for a copy of the cookie, for open streams, and not for other browsers', async ({
  rehearsal,
}) => {
  const { standInUrl } = await rehearsal.start(['--no-demo'])
  const signIn = async (): Promise<string> => {
    const body = new URLSearchParams({ token: CONTROL_TOKEN }).toString()
    const headers = { ...ON_PAGE, 'content-type': 'application/x-www-form-urlencoded' }
    return cookieIn(await send(`${standInUrl}/enter`, { method: 'POST', headers, body }))
  }
  const [cookie, other] = [await signIn(), await signIn()]
  const events = `${standInUrl}/control/stages/main/events`
  const stream = await openStream(events, { ...ON_PAGE, cookie })
  const ofMachine = await openStream(events, { authorization: `Bearer ${CONTROL_TOKEN}`, cookie })
  await stream.next('state')
  await ofMachine.next('state')

  const out = await send(`${standInUrl}/sign-out`, { method: 'POST', headers: { ...ON_PAGE, cookie } })
  expect([out.status, out.headers.location, cookieIn(out)]).toEqual([303, '/?signed-out', expect.stringMatching(/=$/)])
  await expect.poll(stream.hasEnded).toBe(true)
  expect(ofMachine.hasEnded()).toBe(false)
  const journal = `${standInUrl}/control/stages/main/journal`
  expect((await send(journal, { headers: { ...ON_PAGE, cookie } })).status).toBe(401)
  expect((await send(journal, { headers: { ...ON_PAGE, cookie: other } })).status).toBe(200)
  expect((await send(`${standInUrl}/?signed-out`)).text).toContain('You are signed out.')
  ofMachine.close()
})

test('no page elsewhere signs anybody out', async ({ rehearsal }) => {
  const { lines, standInUrl } = await rehearsal.start(['--no-demo'])
  const cookie = cookieIn(await send(linkIn(lines), { headers: TYPED }))
  for (const headers of [{ 'sec-fetch-site': 'same-site' }, { origin: 'http://127.0.0.1:1' }]) {
    const out = await send(`${standInUrl}/sign-out`, { method: 'POST', headers: { ...headers, cookie } })
    expect(out.status).toBe(403)
  }
  expect((await send(`${standInUrl}/`, { headers: { cookie } })).text).toContain('/control-room/control-room.js')
})

test('without a session there is a page that says how to get in, with nothing secret in it', async ({ rehearsal }) => {
  const { standInUrl } = await rehearsal.start(['--no-demo'])
  const { text } = await send(`${standInUrl}/`)
  expect(text).toContain('Open the control room')
  expect(text).not.toContain(CONTROL_TOKEN)
  expect(text).not.toContain('/control-room/control-room.js')
})

test('the control room runs its own script and style alone, makes no markup of texts, and stands in no frame', async ({
  rehearsal,
}) => {
  const { lines, standInUrl } = await rehearsal.start(['--no-demo'])
  const cookie = cookieIn(await send(linkIn(lines), { headers: TYPED }))
  const { headers } = await send(`${standInUrl}/`, { headers: { cookie } })
  const policy = String(headers['content-security-policy'])
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]),
  )
  expect(policy).not.toContain('unsafe')
  expect(headers['cache-control']).toBe('no-store')
})

test('"--open" on a machine without a browser names the link, and the server goes on', async ({ rehearsal }) => {
  const { stderr, standInUrl } = await rehearsal.start(['--no-demo', '--open'], { PATH: '/no-such-folder' })
  await expect
    .poll(stderr)
    .toMatch(/^rehearsal: No browser could be opened; open http:\S+\/enter\?code=\S+ yourself\.$/m)
  expect((await send(`${standInUrl}/`)).status).toBe(200)
})
