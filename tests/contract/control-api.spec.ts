import { randomUUID } from 'node:crypto'
import { endpointsOf } from '../../protocol/endpoints.ts'
import { issueToken } from '../../token-backend/issue-token.ts'
import { BRAND_KEYS, outcomeOf, pemOf, privateKey, publicKey, sessionOf, SID, tokenFor } from './platform-client.ts'
import { expect, nowOn, test } from './contract-test.ts'
import { settingsHandedTo } from './handed-settings.ts'
import { send } from './http.ts'

const PEM = pemOf(publicKey('brandSigning'))
const PRIVATE_PEM = privateKey('brandSigning').export({ format: 'pem', type: 'pkcs8' }).toString()

test('PUT makes a stage and returns the addresses of its parties, and each of them answers there', async ({
  control,
}) => {
  const id = `made-${randomUUID()}`
  const made = await control.send(`/stages/${id}`, { method: 'PUT' })
  expect(made.status).toBe(201)
  const addresses = made.json() as Readonly<Record<'stage' | 'tag' | 'graphql' | 'control' | 'demoSite', string>>
  const standIn = new URL(control.url).origin
  expect(addresses).toEqual({
    stage: id,
    tag: `${standIn}/stages/${id}/iadvize.js`,
    graphql: `${standIn}/stages/${id}/graphql`,
    control: `${standIn}/control/stages/${id}`,
    demoSite: expect.stringMatching(new RegExp(`^http://127\\.0\\.0\\.1:\\d+/stages/${id}/$`)),
  })
  const tag = await send(addresses.tag)
  expect([tag.status, tag.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
  expect((await send(addresses.graphql)).status).toBe(405)
  const shop = await send(addresses.demoSite)
  expect([shop.status, shop.text.includes(`/stages/${id}/iadvize.js`)]).toEqual([200, true])
  expect((await control.send(`/stages/${id}`, { method: 'DELETE' })).status).toBe(204)
})

test('PUT on an existing stage makes it anew, with the new settings and no earlier state', async ({
  control,
  stage,
}) => {
  await sessionOf(stage, { jwe: null })
  const body = JSON.stringify({ projects: [{ sid: 'other' }] })
  expect((await control.send(`/stages/${stage.id}`, { method: 'PUT', body })).status).toBe(200)
  expect(await stage.journal()).toEqual([])
  expect(await outcomeOf(stage, { projectId: SID, jwe: null })).toBe('PROJECT_UNKNOWN')
  expect(await outcomeOf(stage, { projectId: 'other', jwe: null })).toBe('accepted')
})

test('the settings of a stage reach its tag', async ({ control, stage }) => {
  const fidelity = { retryCount: 1, retryDelaysMs: [5, 6], ongoingReason: 'An activation is already ongoing' }
  const body = JSON.stringify({ fidelity, projects: [{ sid: 77, authenticationMode: false }] })
  await control.send(`/stages/${stage.id}`, { method: 'PUT', body })
  const { text } = await send(stage.tagUrl)
  expect(text).toContain('"retryCount":1,"retryDelaysMs":[5,6]')
  expect(text).toContain('"ongoingReason":"An activation is already ongoing"')
  expect(settingsHandedTo(text).projects).toMatchObject({ 77: { authenticationMode: false } })
})

test("a project's own switches reach its tag beside those of the stage", async ({ control, stage }) => {
  const projects = [
    { sid: 77, fidelity: { retryCount: 0, anonymousTypes: ['ANONYMOUS', 'ANONYMOUS_AUTHENTICATION'] } },
    { sid: 78, explicitConsent: true },
  ]
  const body = JSON.stringify({ fidelity: { retryCount: 1 }, projects })
  expect((await control.send(`/stages/${stage.id}`, { method: 'PUT', body })).status).toBe(200)
  const handed = settingsHandedTo((await send(stage.tagUrl)).text)
  expect(handed.fidelity.retryCount).toBe(1)
  expect(handed.projects).toMatchObject({
    77: { fidelity: { retryCount: 0, anonymousTypes: ['ANONYMOUS', 'ANONYMOUS_AUTHENTICATION'] } },
    78: { explicitConsent: true },
  })
  expect(handed.projects['78']?.fidelity ?? {}).toEqual({})
  expect(handed.projects['77']?.explicitConsent ?? false).toBe(false)
})

test("the tag of a stage with hosts of the brand calls the vendor's interface from them, and its own from elsewhere", async ({
  control,
  stage,
}) => {
  const body = JSON.stringify({ hosts: ['onlinecontact.brand.example'] })
  expect((await control.send(`/stages/${stage.id}`, { method: 'PUT', body })).status).toBe(200)
  const { hosts } = settingsHandedTo((await send(stage.tagUrl)).text)
  expect(endpointsOf('https://onlinecontact.brand.example/iadvize.js', hosts)).toMatchObject({
    graphql: 'https://api.iadvize.com/graphql',
    dialogPart: 'https://onlinecontact.brand.example/iadvize-chat.js',
  })
  expect(endpointsOf(stage.tagUrl, hosts).graphql).toBe(stage.graphqlUrl)
})

test('a refused PUT leaves the stage as it was', async ({ control, stage }) => {
  await sessionOf(stage, { jwe: null })
  const before = await stage.journal()
  const body = JSON.stringify({ projects: [{ sid: 'other', publicKeys: ['rubbish'] }] })
  expect((await control.send(`/stages/${stage.id}`, { method: 'PUT', body })).status).toBe(400)
  expect(await stage.journal()).toEqual(before)
  expect(await outcomeOf(stage, { jwe: null })).toBe('accepted')
})

test('DELETE drops a stage: its tag, platform, demo site and controls are gone, and name the missing stage', async ({
  control,
  anotherStage,
}) => {
  const id = `dropped-${randomUUID()}`
  const made = await control.send(`/stages/${id}`, { method: 'PUT' })
  const { tag, graphql, demoSite } = made.json() as Readonly<Record<'tag' | 'graphql' | 'demoSite', string>>
  expect((await send(tag)).status).toBe(200)
  expect((await send(demoSite)).status).toBe(200)

  expect((await control.send(`/stages/${id}`, { method: 'DELETE' })).status).toBe(204)
  for (const address of [tag, graphql, demoSite, `${demoSite}api/me`, `${demoSite}sign-in`]) {
    const { status, text } = await send(address)
    expect([status, text]).toEqual([404, expect.stringContaining(id)])
  }
  expect((await control.send(`/stages/${id}/journal`)).status).toBe(404)
  expect((await control.send(`/stages/${id}`, { method: 'DELETE' })).status).toBe(404)
  expect(await outcomeOf(anotherStage, { jwe: null })).toBe('accepted')
})

test('the stage "main" cannot be dropped, and still answers', async ({ control }) => {
  const answer = await control.send('/stages/main', { method: 'DELETE' })
  expect(answer.status).toBe(409)
  expect(answer.json()).toEqual({ error: 'The stage "main" cannot be deleted; reset it.' })
  expect((await send(`${new URL(control.url).origin}/iadvize.js`)).status).toBe(200)
})

test('reset keeps the settings and drops journal, answers, behaviours, clock, visitors and sign-ins', async ({
  control,
  stage,
}) => {
  const body = JSON.stringify({ projects: [{ sid: 'kept', publicKeys: [PEM] }] })
  await control.send(`/stages/${stage.id}`, { method: 'PUT', body })
  const first = await sessionOf(stage, { projectId: 'kept', jwe: await tokenFor('camille') })
  const { headers } = await send(`${stage.demoUrl}api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{ "email": "camille@example.com", "password": "camomile" }',
  })
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? 'none'
  expect((await send(`${stage.demoUrl}api/me`, { headers: { cookie } })).status).toBe(200)
  await stage.prepare({ answer: 'server-error', times: 'always' })
  await stage.tokenBackend('cannot-mint')
  await stage.advanceClock(3_600_000)

  const reset = await control.send(`/stages/${stage.id}/reset`, { method: 'POST' })
  expect([reset.status, reset.text]).toEqual([204, ''])
  expect(await stage.journal()).toEqual([])
  expect(Math.abs((await nowOn(control, stage)) - Date.now())).toBeLessThan(60_000)
  const again = await sessionOf(stage, { projectId: 'kept', jwe: await tokenFor('camille') })
  expect(again.vuid).not.toBe(first.vuid)
  expect((await send(`${stage.demoUrl}api/me`, { headers: { cookie } })).status).toBe(401)
})

test('prepared answers are used in order, each as often as it says; then the platform judges', async ({
  control,
  stage,
}) => {
  const answers = [
    { answer: 'refuse', code: 'SIGNATURE_INVALID', times: 2 },
    { answer: 'accept' },
    { answer: 'refuse' },
  ]
  const prepared = await control.send(`/stages/${stage.id}/answers`, { method: 'POST', body: JSON.stringify(answers) })
  expect([prepared.status, prepared.text]).toEqual([204, ''])
  await stage.prepare({ answer: 'server-error' })
  const outcomes: string[] = []
  for (let count = 0; count < 6; count += 1) outcomes.push(await outcomeOf(stage, { jwe: 'rubbish' }))
  expect(outcomes).toEqual([
    'SIGNATURE_INVALID',
    'SIGNATURE_INVALID',
    'accepted',
    'SERVER_ERROR',
    'HTTP 500',
    'TOKEN_MALFORMED',
  ])
})

test('an answer prepared "always" is used until another is prepared', async ({ stage }) => {
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 'always' })
  for (let count = 0; count < 5; count += 1) {
    expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('TOKEN_EXPIRED')
  }
  await stage.prepare({ answer: 'server-error' })
  expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('HTTP 500')
  expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('accepted')
})

test('a list of answers with something after an "always" is refused', async ({ control, stage }) => {
  const body = JSON.stringify([{ answer: 'refuse', times: 'always' }, { answer: 'accept' }])
  const answer = await control.send(`/stages/${stage.id}/answers`, { method: 'POST', body })
  expect(answer.status).toBe(400)
  expect(answer.json()).toMatchObject({
    complaints: [{ path: '[0].times', problem: expect.stringContaining('last') as unknown }],
  })
})

test('the clock of a stage moves on by the given time, and returns its time', async ({ control, stage }) => {
  const before = await nowOn(control, stage)
  const answer = await control.send(`/stages/${stage.id}/clock`, { method: 'POST', body: '{ "advanceMs": 86400000 }' })
  expect(answer.status).toBe(200)
  const { now } = answer.json() as { readonly now: number }
  expect(now - before).toBeGreaterThanOrEqual(86_400_000)
  expect(now - before).toBeLessThan(86_400_000 + 60_000)
  await sessionOf(stage, { jwe: null })
  expect((await stage.waitFor('attempt-answered')).at).toBeGreaterThanOrEqual(now)
})

test('the journal returns the entries after an index, and the number of dropped ones', async ({ control, stage }) => {
  for (const userId of ['one', 'two', 'three']) await sessionOf(stage, { jwe: await tokenFor(userId) })
  const read = async (query: string): Promise<unknown> =>
    (await control.send(`/stages/${stage.id}/journal${query}`)).json()
  const entry = (index: number, userId: string): unknown =>
    expect.objectContaining({ index, userId, type: 'attempt-answered' })
  const [one, two, three] = [entry(1, 'one'), entry(2, 'two'), entry(3, 'three')]
  expect(await read('')).toEqual({ entries: [one, two, three], forgotten: 0 })
  expect(await read('?after=0')).toEqual({ entries: [one, two, three], forgotten: 0 })
  expect(await read('?after=1')).toEqual({ entries: [two, three], forgotten: 0 })
  expect(await read('?after=3')).toEqual({ entries: [], forgotten: 0 })
  expect(await read('?after=99')).toEqual({ entries: [], forgotten: 0 })
})

test('the journal is bounded: it keeps the newest 5,000 entries and counts the dropped ones', async ({
  control,
  stage,
}) => {
  const events = Array.from({ length: 200 }, () => ({ type: 'logout-called' }))
  const page = '0'.repeat(32)
  for (let first = 0; first < 10_200; first += 200) {
    const body = JSON.stringify({ page, first, events })
    await send(new URL('journal', stage.graphqlUrl).href, { method: 'POST', body })
  }
  const answer = await control.send(`/stages/${stage.id}/journal`)
  const { entries, forgotten } = answer.json() as {
    readonly entries: readonly { readonly index: number }[]
    readonly forgotten: number
  }
  expect([entries.length, forgotten, entries[0]?.index, entries.at(-1)?.index]).toEqual([5_000, 5_200, 5_201, 10_200])
})

test('the journal holds fingerprints of tokens and never a token', async ({ control, stage }) => {
  const jwe = await tokenFor('camille')
  const { accessToken } = await sessionOf(stage, { jwe })
  const { text } = await control.send(`/stages/${stage.id}/journal`)
  expect(text).toMatch(/"token":"[0-9a-f]{8}"/)
  for (const secret of [jwe.slice(-40), accessToken.slice(-40)]) expect(text).not.toContain(secret)
})

test('two stages do not see each other: journal, answers, clock, visitors', async ({
  control,
  stage,
  anotherStage,
}) => {
  const jwe = await tokenFor('camille')
  await stage.prepare({ answer: 'server-error', times: 'always' })
  await stage.advanceClock(3_600_000)
  const there = await sessionOf(anotherStage, { jwe })
  expect(await stage.journal()).toEqual([])
  expect((await nowOn(control, stage)) - (await nowOn(control, anotherStage))).toBeGreaterThan(3_500_000)

  await stage.reset()
  const here = await sessionOf(stage, { jwe })
  expect(here.vuid).not.toBe(there.vuid)
  expect(await anotherStage.entries('attempt-answered')).toHaveLength(1)
})

for (const { name, why } of [
  { name: 'Upper', why: 'an upper-case letter' },
  { name: 'a%20b', why: 'a space' },
  { name: '%C3%A9t%C3%A9', why: 'an accent' },
  { name: '-first', why: 'a dash in front' },
  { name: 'a.b', why: 'a dot' },
  { name: '..', why: 'nothing but dots' },
  { name: 'a%2Fb', why: 'a slash' },
  { name: 'x'.repeat(65), why: '65 characters' },
]) {
  test(`a stage cannot have a name with ${why}, and the refusal says which names are legal`, async ({ control }) => {
    const address = `${new URL(control.url).origin}/control`
    const headers = { authorization: `Bearer ${control.token}` }
    const answer = await send(address, { method: 'PUT', headers, path: `/control/stages/${name}` })
    expect(answer.status).toBe(400)
    expect(answer.json()).toEqual({
      error: `"${decodeURIComponent(name)}" is not a name for a stage: use lower-case letters, digits and dashes, at most 64.`,
    })
  })
}

for (const [method, path] of [
  ['DELETE', ''],
  ['POST', '/reset'],
  ['POST', '/answers'],
  ['POST', '/token-backend'],
  ['POST', '/clock'],
  ['GET', '/journal'],
] as const) {
  test(`${method} ${path || 'of the stage itself'} on an unknown stage is 404, and names the stage and the way out`, async ({
    control,
  }) => {
    const id = `unknown-${randomUUID()}`
    const answer = await control.send(`/stages/${id}${path}`, { method })
    expect(answer.status).toBe(404)
    expect(answer.json()).toEqual({ error: `There is no stage "${id}"; create it with PUT.` })
  })
}

for (const [method, path] of [
  ['GET', '/'],
  ['GET', '/no-such-thing'],
  ['PATCH', '/stages/main'],
  ['POST', '/stages/main'],
  ['GET', '/stages/main/answers'],
  ['POST', '/stages/main/journal'],
  ['POST', '/stages/main/frob'],
] as const) {
  test(`${method} ${path} is not a route of the control API, and the answer says so`, async ({ control }) => {
    const answer = await control.send(path, { method })
    expect(answer.status).toBe(404)
    expect(answer.json()).toEqual({ error: `The control API has no ${method} ${path}.` })
  })
}

test('tokens signed with a key that PUT registered are accepted', async ({ control, stage }) => {
  const body = JSON.stringify({ projects: [{ sid: 'own', publicKeys: [pemOf(publicKey('anotherBrandSigning'))] }] })
  await control.send(`/stages/${stage.id}`, { method: 'PUT', body })
  const jwe = await issueToken({ userId: 'x' }, { ...BRAND_KEYS, signing: privateKey('anotherBrandSigning') })
  expect(await outcomeOf(stage, { projectId: 'own', jwe })).toBe('accepted')
  expect(await outcomeOf(stage, { projectId: 'own', jwe: await tokenFor('x') })).toBe('SIGNATURE_INVALID')
})

test('a private key is refused with a sentence that asks for the public half and does not repeat it', async ({
  control,
  stage,
}) => {
  const body = JSON.stringify({ projects: [{ sid: 'own', publicKeys: [PEM, PRIVATE_PEM] }] })
  const answer = await control.send(`/stages/${stage.id}`, { method: 'PUT', body })
  expect(answer.status).toBe(400)
  expect(answer.json()).toEqual({
    error: 'The request has wrong fields.',
    complaints: [
      {
        path: 'projects[0].publicKeys[1]',
        problem: expect.stringMatching(
          /^of project own is an RSA private key \(PKCS#8\), which must never leave your backend\. .*`openssl rsa -in key\.pem -pubout/,
        ) as unknown,
      },
    ],
  })
  expect(answer.text).not.toContain(PRIVATE_PEM.slice(100, 140))
})
