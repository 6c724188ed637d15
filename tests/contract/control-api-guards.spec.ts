import { randomUUID } from 'node:crypto'
import { expect, nowOn, test } from './contract-test.ts'
import { outcomeOf, tokenFor } from './platform-client.ts'

/** Every route of the control API, with a body that would do something. */
const ROUTES = [
  { method: 'PUT', path: '', body: '{}' },
  { method: 'DELETE', path: '', body: '' },
  { method: 'POST', path: '/reset', body: '' },
  { method: 'POST', path: '/answers', body: '[{ "answer": "server-error", "times": "always" }]' },
  { method: 'POST', path: '/token-backend', body: '{ "behaviour": "cannot-mint" }' },
  { method: 'POST', path: '/clock', body: '{ "advanceMs": 86400000 }' },
  { method: 'DELETE', path: '/answers', body: '' },
  { method: 'POST', path: '/network', body: '{ "isBlocked": true }' },
  { method: 'PUT', path: '/projects/1234/keys', body: '{ "publicKeys": [] }' },
  { method: 'POST', path: '/inspect', body: '{ "text": "token" }' },
  { method: 'POST', path: '/audit', body: '{}' },
  { method: 'GET', path: '/audit', body: '' },
  { method: 'DELETE', path: '/audit', body: '' },
  { method: 'GET', path: '/audit/report.html', body: '' },
  { method: 'GET', path: '/audit/report.json', body: '' },
  { method: 'GET', path: '/journal', body: '' },
  { method: 'GET', path: '/recording?as=configuration', body: '' },
  { method: 'GET', path: '/events', body: '' },
  { method: 'GET', path: '/no-such-route', body: '' },
  { method: 'OPTIONS', path: '/journal', body: '' },
] as const

type Intruder = {
  readonly who: string
  /** What differs from the headers of somebody who may. */
  readonly headers: Readonly<Record<string, string>>
  readonly status: 401 | 403
  readonly sentence: string
}

const wrongToken = 'The control token is wrong: send "Authorization: Bearer <token>" with the token printed at start.'
const noToken = 'No control token was sent: send "Authorization: Bearer <token>" with the token printed at start.'
const otherPage = 'The control API accepts no requests from pages of other origins.'
const foreignHost = (host: string): string =>
  `The Host header is "${host}"; the control API answers only to 127.0.0.1, localhost, [::1].`

const INTRUDERS: readonly Intruder[] = [
  { who: 'without a token', headers: { authorization: '' }, status: 401, sentence: noToken },
  { who: 'with another scheme', headers: { authorization: 'Basic eDp5' }, status: 401, sentence: noToken },
  { who: 'with a wrong token', headers: { authorization: 'Bearer wrong' }, status: 401, sentence: wrongToken },
  {
    who: 'with a wrong token of the right length',
    headers: { authorization: `Bearer ${'0'.repeat(64)}` },
    status: 401,
    sentence: wrongToken,
  },
  ...['rebound.example', 'rebound.example:80', '127.0.0.1.rebound.example', 'localhost.rebound.example', '0.0.0.0'].map(
    (host): Intruder => ({
      who: `by the name ${host}`,
      headers: { host },
      status: 403,
      sentence: foreignHost(host),
    }),
  ),
  ...['http://evil.example', 'https://127.0.0.1', 'http://127.0.0.1:1', 'null'].map((origin): Intruder => ({
    who: `from the origin ${origin}`,
    headers: { origin },
    status: 403,
    sentence: otherPage,
  })),
  ...['cross-site', 'same-site'].map((site): Intruder => ({
    who: `from a page that is ${site}`,
    headers: { 'sec-fetch-site': site },
    status: 403,
    sentence: otherPage,
  })),
]

for (const { method, path, body } of ROUTES) {
  for (const { who, headers, status, sentence } of INTRUDERS) {
    test(`${method} ${path || 'of a stage'} is refused ${who}`, async ({ control, stage }) => {
      const answer = await control.send(`/stages/${stage.id}${path}`, {
        method,
        headers: { authorization: `Bearer ${control.token}`, ...headers },
        body,
      })
      expect([answer.status, answer.json()]).toEqual([status, { error: sentence }])
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    })
  }
}

test('a refused control request has no effect', async ({ control, stage }) => {
  expect(await outcomeOf(stage, { jwe: null })).toBe('accepted')
  const journal = await stage.journal()
  const id = `intruder-${randomUUID()}`
  for (const { headers } of INTRUDERS) {
    const all = { authorization: `Bearer ${control.token}`, ...headers }
    for (const { method, path, body } of ROUTES) {
      await control.send(`/stages/${stage.id}${path}`, { method, headers: all, body })
    }
    await control.send(`/stages/${id}`, { method: 'PUT', headers: all })
  }
  expect(await stage.journal()).toEqual(journal)
  expect((await nowOn(control, stage)) - Date.now()).toBeLessThan(60_000)
  expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('accepted')
  expect((await control.send(`/stages/${id}/journal`)).status).toBe(404)
})

for (const { who, headers } of [
  { who: 'the name localhost', headers: { host: 'localhost' } },
  { who: 'the name localhost and a port', headers: { host: 'localhost:1' } },
  { who: 'the address [::1]', headers: { host: '[::1]:1' } },
  { who: 'its own origin', headers: { host: 'localhost:1', origin: 'http://localhost:1' } },
  { who: 'a page of its own', headers: { 'sec-fetch-site': 'same-origin' } },
  { who: 'the address bar', headers: { 'sec-fetch-site': 'none' } },
]) {
  test(`with the token, the control API may be used from ${who}`, async ({ control, stage }) => {
    const all = { authorization: `Bearer ${control.token}`, ...headers }
    expect((await control.send(`/stages/${stage.id}/journal`, { headers: all })).status).toBe(200)
  })
}

test('a request without a token is refused before its body is read', async ({ control, stage }) => {
  const answer = await control.send(`/stages/${stage.id}/answers`, {
    method: 'POST',
    headers: { authorization: '', 'content-type': 'application/json' },
    body: 'x'.repeat(65_537),
  })
  expect(answer.status).toBe(401)
})

test('the name of the bearer scheme is case-insensitive', async ({ control, stage }) => {
  const headers = { authorization: `bearer ${control.token}` }
  expect((await control.send(`/stages/${stage.id}/journal`, { headers })).status).toBe(200)
})
