import { compactDecrypt, compactVerify } from 'jose'
import type { RemoteStage } from '../over-http/remote-test.ts'
import { TOKEN_BACKEND_BEHAVIOURS, type TokenBackendBehaviour } from '../../protocol/misbehaviours.ts'
import { fingerprint } from '../../protocol/token.ts'
import { advanceUntil, expect, nowOn, test as base } from './contract-test.ts'
import { JSON_BODY, send, type Answer } from './http.ts'
import { attempt, expectPlainProblem, outcomeOf, privateKey, publicKey } from './platform-client.ts'

const CAMILLE = { email: 'camille@example.com', password: 'camomile' }
const CAMILLE_ID = 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41'
const JONAS = { email: 'jonas@example.com', password: 'juniper' }
const JONAS_ID = '0d93e7a4-51b8-4e2f-8a6c-c47f90b1d325'

type Sent = { readonly body?: string; readonly referer?: string }

/** A browser's view of the shop's backend: it keeps the session cookie. */
type Browser = {
  readonly call: (method: 'GET' | 'POST', path: string, sent?: Sent) => Promise<Answer>
  readonly signIn: (who: { readonly email: string; readonly password: string }) => Promise<Answer>
  /** The minted token; fails with the answer when there is none. */
  readonly token: () => Promise<string>
  readonly cookie: () => string
}

const browserOn = ({ demoUrl }: RemoteStage, firstCookie = ''): Browser => {
  let cookie = firstCookie
  const call: Browser['call'] = async (method, path, { body, referer } = {}) => {
    const headers = { ...JSON_BODY, cookie, ...(referer === undefined ? {} : { referer }) }
    const answer = await send(`${demoUrl}api${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
    cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie
    return answer
  }
  return {
    call,
    signIn: (who) => call('POST', '/sign-in', { body: JSON.stringify(who) }),
    token: async () => {
      const { status, text } = await call('POST', '/iadvize-token')
      if (status !== 200) throw new Error(`No token was minted: ${status} ${text}`)
      return (JSON.parse(text) as { readonly token: string }).token
    },
    cookie: () => cookie,
  }
}

const test = base.extend<{ readonly shopper: Browser }>({
  shopper: async ({ stage }, use) => use(browserOn(stage)),
})

test('a token that the shop got and never sent to the platform can be inspected by its fingerprint', async ({
  control,
  shopper,
  stage,
}) => {
  await shopper.signIn(CAMILLE)
  const token = fingerprint(await shopper.token())
  const answer = await control.send(`/stages/${stage.id}/inspect`, { method: 'POST', body: JSON.stringify({ token }) })
  expect(answer.json()).toMatchObject({ verdict: { accepted: true, userId: CAMILLE_ID } })
})

test('a customer signs in, is recognised, signs out, and is no longer recognised', async ({ shopper }) => {
  const signedIn = await shopper.signIn(CAMILLE)
  const customer = { firstName: 'Camille', lastName: 'Moreau', email: CAMILLE.email }
  expect([signedIn.status, signedIn.json()]).toEqual([200, { customer }])
  const me = await shopper.call('GET', '/me')
  expect([me.status, me.json()]).toEqual([200, { customer }])
  const signedOut = await shopper.call('POST', '/sign-out')
  expect([signedOut.status, signedOut.text]).toEqual([204, ''])
  expect((await shopper.call('GET', '/me')).status).toBe(401)
})

for (const [method, path] of [
  ['GET', '/me'],
  ['POST', '/iadvize-token'],
] as const) {
  test(`${method} ${path} is 401 with a sentence: without a session, after signing out, and with the old cookie`, async ({
    stage,
    shopper,
  }) => {
    const refused = async (browser: Browser): Promise<void> => {
      const { status, text } = await browser.call(method, path)
      expect([status, text]).toEqual([401, '{"error":"Sign in first."}'])
    }
    await refused(shopper)
    await shopper.signIn(CAMILLE)
    expect((await shopper.call(method, path)).status).toBe(200)
    const cookie = shopper.cookie()
    await shopper.call('POST', '/sign-out')
    await refused(shopper)
    await refused(browserOn(stage, cookie))
    await refused(browserOn(stage, 'shop_session=s%3Ainvented.signature'))
  })
}

test('no answer of the backend is cacheable: with and without a session, good and bad', async ({ shopper }) => {
  const answers = [
    await shopper.call('GET', '/me'),
    await shopper.call('POST', '/iadvize-token'),
    await shopper.call('POST', '/sign-in', { body: '{' }),
    await shopper.signIn({ ...CAMILLE, password: 'wrong' }),
    await shopper.signIn(CAMILLE),
    await shopper.call('GET', '/me'),
    await shopper.call('POST', '/iadvize-token'),
    await shopper.call('GET', '/iadvize-token'),
    await shopper.call('POST', '/sign-out'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 400, 401, 200, 200, 200, 404, 204])
  expect(answers.map(({ headers }) => headers['cache-control'])).toEqual(answers.map(() => 'no-store'))
})

test('the answer about a failed token is not cacheable either', async ({ stage, shopper }) => {
  await shopper.signIn(CAMILLE)
  await stage.tokenBackend('cannot-mint')
  const { status, headers } = await shopper.call('POST', '/iadvize-token')
  expect([status, headers['cache-control']]).toEqual([500, 'no-store'])
})

test('the session cookie is hidden from scripts, and bound to this site and this stage', async ({ stage, shopper }) => {
  const { headers } = await shopper.signIn(CAMILLE)
  expect(headers['set-cookie']).toHaveLength(1)
  const [pair, ...attributes] = (headers['set-cookie']?.[0] ?? '').split('; ')
  expect(pair).toMatch(/^shop_session=\S+$/)
  expect(attributes.toSorted()).toEqual(['HttpOnly', `Path=/stages/${stage.id}`, 'SameSite=Lax'])
})

test('a visitor who has not signed in gets no cookie', async ({ shopper }) => {
  expect((await shopper.call('GET', '/me')).headers['set-cookie']).toBeUndefined()
  expect((await shopper.signIn({ ...CAMILLE, password: 'wrong' })).headers['set-cookie']).toBeUndefined()
})

test("signing in starts a new session, and ends the one in the browser's cookie", async ({ stage, shopper }) => {
  await shopper.signIn(CAMILLE)
  const first = shopper.cookie()
  await shopper.signIn(JONAS)
  expect(shopper.cookie()).not.toBe(first)
  expect((await shopper.call('GET', '/me')).json()).toMatchObject({ customer: { firstName: 'Jonas' } })
  expect((await browserOn(stage, first).call('GET', '/me')).status).toBe(401)
})

test('a session id chosen by another party is not adopted', async ({ stage }) => {
  const chosen = 'shop_session=s%3Achosen.by-an-attacker'
  const victim = browserOn(stage, chosen)
  await victim.signIn(CAMILLE)
  expect(victim.cookie()).not.toContain('chosen')
  expect((await browserOn(stage, chosen).call('GET', '/me')).status).toBe(401)
})

test('a session of one stage is not valid on another', async ({ anotherStage, shopper }) => {
  await shopper.signIn(CAMILLE)
  expect((await browserOn(anotherStage, shopper.cookie()).call('GET', '/me')).status).toBe(401)
})

for (const { fault, body } of [
  { fault: 'a wrong password', body: JSON.stringify({ ...CAMILLE, password: 'juniper' }) },
  { fault: 'an unknown address', body: JSON.stringify({ ...CAMILLE, email: 'nobody@example.com' }) },
  { fault: 'no password', body: JSON.stringify({ email: CAMILLE.email }) },
  { fault: 'a password that is no text', body: JSON.stringify({ email: CAMILLE.email, password: ['camomile'] }) },
  { fault: 'an address that is no text', body: '{ "email": { "$ne": null }, "password": "camomile" }' },
  { fault: 'a list', body: '[]' },
  { fault: 'nothing', body: '' },
]) {
  test(`signing in with ${fault} is refused with the same sentence for every fault`, async ({ shopper }) => {
    const answer = await shopper.call('POST', '/sign-in', { body })
    expect(answer.status).toBe(401)
    expect(answer.json()).toEqual({ error: 'This e-mail address and this password do not belong together.' })
  })
}

for (const { fault, body, status } of [
  { fault: 'a body that is no JSON', body: '{', status: 400 },
  { fault: 'a bare text', body: '"camille"', status: 400 },
  { fault: 'a body of more than 4 KB', body: JSON.stringify({ email: 'x'.repeat(4_096) }), status: 413 },
]) {
  test(`signing in with ${fault} is ${status}, in JSON, with a sentence and no internals`, async ({ shopper }) => {
    expectPlainProblem(await shopper.call('POST', '/sign-in', { body }), status)
  })
}

for (const { way, spell } of [
  { way: 'with a letter encoded', spell: (id: string) => `/stages/%${id.charCodeAt(0).toString(16)}${id.slice(1)}` },
  { way: 'with capitals', spell: (id: string) => `/STAGES/${id}` },
]) {
  test(`the address of a shop, written ${way}, does not cause a server error`, async ({ stage }) => {
    for (const path of ['/', '/api/me', '/account']) {
      const { status } = await send(stage.demoUrl, { path: `${spell(stage.id)}${path}` })
      expect(status).toBeLessThan(500)
    }
  })
}

test('a token is a JWS in RS256 inside a JWE in RSA-OAEP-256 and A256GCM, with the claims of the vendor', async ({
  control,
  stage,
  shopper,
}) => {
  await shopper.signIn(CAMILLE)
  await stage.advanceClock(86_400_000)
  const before = Math.floor((await nowOn(control, stage)) / 1000)
  const token = await shopper.token()
  const after = Math.floor((await nowOn(control, stage)) / 1000)

  const outer = await compactDecrypt(token, privateKey('platformEncryption'))
  expect(outer.protectedHeader).toEqual({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
  const inner = await compactVerify(new TextDecoder().decode(outer.plaintext), publicKey('brandSigning'))
  expect(inner.protectedHeader).toEqual({ alg: 'RS256' })
  const claims = JSON.parse(new TextDecoder().decode(inner.payload)) as { readonly iat: number; readonly exp: number }
  expect(claims).toEqual({
    'https://iadvize.com/userId': CAMILLE_ID,
    'https://iadvize.com/visitorData': { firstName: 'Camille', lastName: 'Moreau', email: CAMILLE.email },
    iat: expect.any(Number) as unknown,
    exp: expect.any(Number) as unknown,
  })
  expect(claims.iat).toBeGreaterThanOrEqual(before)
  expect(claims.iat).toBeLessThanOrEqual(after)
  expect(claims.exp - claims.iat).toBe(60)
})

test('every call mints a new token, each is accepted, and backend and platform journal the same fingerprint', async ({
  stage,
  shopper,
}) => {
  await shopper.signIn(CAMILLE)
  const tokens = [await shopper.token(), await shopper.token(), await shopper.token()]
  expect(new Set(tokens).size).toBe(3)
  for (const jwe of tokens) expect(await outcomeOf(stage, { jwe })).toBe('accepted')
  const asked = (await stage.entries('token-asked')).map(({ token }) => token)
  const answered = (await stage.entries('attempt-answered')).map(({ token }) => token)
  expect(new Set(asked).size).toBe(3)
  expect(answered).toEqual(asked)
})

/** How asking for a token and showing it to the platform ends. */
const ENDS: Readonly<Record<TokenBackendBehaviour, string>> = {
  mint: `accepted as ${CAMILLE_ID}`,
  'cannot-mint': 'no token: HTTP 500 The token could not be minted.',
  slow: `accepted as ${CAMILLE_ID}`,
  unreachable: 'no token: no answer',
  'malformed-token': 'TOKEN_MALFORMED',
  'signed-with-another-key': 'SIGNATURE_INVALID',
  'encrypted-for-another-key': 'TOKEN_KEY_UNKNOWN',
  'expired-token': 'TOKEN_EXPIRED',
  'another-visitors-token': `accepted as ${JONAS_ID}`,
  'no-user-id': 'USER_ID_MISSING',
  'user-id-too-long': 'USER_ID_TOO_LONG',
}

const endOf = async (stage: RemoteStage, shopper: Browser): Promise<string> => {
  const answer = await shopper.call('POST', '/iadvize-token').catch(() => null)
  if (answer === null) return 'no token: no answer'
  const { token, error } = answer.json() as { readonly token?: string; readonly error?: string }
  if (token === undefined) return `no token: HTTP ${answer.status} ${error}`
  await attempt(stage, { jwe: token })
  const entry = (await stage.entries('attempt-answered')).at(-1)
  return entry?.code ?? `accepted as ${entry?.userId}`
}

for (const behaviour of TOKEN_BACKEND_BEHAVIOURS) {
  test(`a backend told "${behaviour}" twice does so twice (${ENDS[behaviour]}), and then mints again`, async ({
    stage,
    shopper,
  }) => {
    await shopper.signIn(CAMILLE)
    await stage.tokenBackend(behaviour, 2)
    const ends: string[] = []
    for (let count = 0; count < 3; count += 1) ends.push(await advanceUntil(stage, 1_000, endOf(stage, shopper)))
    expect(ends).toEqual([ENDS[behaviour], ENDS[behaviour], ENDS.mint])
    const asked = await stage.entries('token-asked')
    expect(asked.map((entry) => entry.behaviour)).toEqual([behaviour, behaviour, 'mint'])
  })
}

test('the journal says the path of the page that asked for a token, and nothing of its query', async ({
  stage,
  shopper,
}) => {
  await shopper.signIn(CAMILLE)
  await shopper.call('POST', '/iadvize-token', { referer: 'https://shop.example/account?voucher=secret' })
  await shopper.call('POST', '/iadvize-token', { referer: 'not an address' })
  await shopper.call('POST', '/iadvize-token')
  expect((await stage.entries('token-asked')).map(({ from }) => from)).toEqual(['/account', undefined, undefined])
})

test("a slow backend takes five seconds of the stage's clock", async ({ control, stage, shopper }) => {
  await shopper.signIn(CAMILLE)
  await stage.tokenBackend('slow')
  const start = await nowOn(control, stage)
  await advanceUntil(stage, 500, shopper.token())
  const { at } = await stage.waitFor('token-asked')
  expect(at - start).toBeGreaterThanOrEqual(5_000)
})

test('behaviours are used in order, and "always" stays until the next one', async ({ stage, shopper }) => {
  await shopper.signIn(CAMILLE)
  await stage.tokenBackend('cannot-mint', 1)
  await stage.tokenBackend('expired-token', 'always')
  const ends: string[] = []
  for (let count = 0; count < 4; count += 1) ends.push(await endOf(stage, shopper))
  expect(ends).toEqual([ENDS['cannot-mint'], 'TOKEN_EXPIRED', 'TOKEN_EXPIRED', 'TOKEN_EXPIRED'])
  await stage.tokenBackend('mint', 1)
  expect(await endOf(stage, shopper)).toBe(ENDS.mint)
})

test('a request without a session does not use up a behaviour', async ({ stage, shopper }) => {
  await stage.tokenBackend('cannot-mint', 1)
  expect((await shopper.call('POST', '/iadvize-token')).status).toBe(401)
  await shopper.signIn(CAMILLE)
  expect(await endOf(stage, shopper)).toBe(ENDS['cannot-mint'])
})
