import { once } from 'node:events'
import { expect, test } from './contract-test.ts'
import { JSON_BODY, open, send, type Sending } from './http.ts'
import { attempt, expectPlainProblem, RECORDED, SID, tokenFor } from './platform-client.ts'

const TYPENAME = '{ "query": "{ __typename }" }'

test('any page may call the platform: the preflight allows its origin, method and headers', async ({ stage }) => {
  const answer = await send(stage.graphqlUrl, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://www.brand.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-iadvize-mobile-sdk-version',
      'access-control-request-private-network': 'true',
    },
  })
  expect(answer.status).toBe(204)
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': expect.stringContaining('POST'),
    'access-control-allow-headers': 'content-type,x-iadvize-mobile-sdk-version',
    'access-control-allow-private-network': 'true',
    'access-control-max-age': '600',
  })
})

for (const { what, sending } of [
  { what: 'an answer', sending: { method: 'POST', headers: JSON_BODY, body: TYPENAME } },
  { what: 'a refused method', sending: { method: 'PUT' } },
  { what: 'a body that is no JSON', sending: { method: 'POST', headers: JSON_BODY, body: '{' } },
  { what: 'a body that is too large', sending: { method: 'POST', headers: JSON_BODY, body: 'x'.repeat(65_537) } },
] as const) {
  test(`a page of another origin can read ${what}`, async ({ stage }) => {
    const origin = { origin: 'https://www.brand.example' }
    const headers = 'headers' in sending ? { ...sending.headers, ...origin } : origin
    const answer = await send(stage.graphqlUrl, { ...sending, headers })
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
  })
}

for (const accept of [
  'application/vnd.iadvize.visitor-authenticate-preview+json',
  'application/json, application/vnd.iadvize.visitor-authenticate-preview+json',
  'application/vnd.iadvize.visitor-authenticate-preview+json, application/json',
  'application/json',
  'application/graphql-response+json',
  '*/*',
  'text/html',
]) {
  test(`a client that accepts ${accept} is answered`, async ({ stage }) => {
    const answer = await send(stage.graphqlUrl, {
      method: 'POST',
      headers: { ...JSON_BODY, accept, 'x-iadvize-mobile-sdk-version': '3.1.1' },
      body: JSON.stringify({ query: RECORDED.anonymous, variables: { projectId: SID } }),
    })
    expect(answer.status).toBe(200)
    expect(answer.json()).toMatchObject({ data: { visitorAuthenticateAnonymously: {} } })
  })
}

type Faulty = { readonly fault: string; readonly status: number } & Sending

const post = (body: string, headers: Readonly<Record<string, string>> = JSON_BODY): Sending => ({
  method: 'POST',
  headers,
  body,
})

const FAULTY_CALLS: readonly Faulty[] = [
  { fault: 'a journal that is none', status: 400, ...post('{ "extensions": { "rehearsal": { "journal": 3 } } }') },
  {
    fault: 'a body of more than 64 KB that claims no length',
    status: 413,
    ...post('x'.repeat(65_537), { ...JSON_BODY, 'transfer-encoding': 'chunked' }),
  },
  { fault: 'no content type', status: 415, ...post(TYPENAME, {}) },
  { fault: 'a method of HTTP that nobody uses', status: 405, method: 'PROPFIND' },
]

for (const { fault, status, ...sending } of FAULTY_CALLS) {
  test(`${fault} is answered ${status}, in JSON, with a sentence and no internals`, async ({ stage }) => {
    expectPlainProblem(await send(stage.graphqlUrl, sending), status)
  })
}

for (const path of ['/no-such-thing', '/%', '/%ff', '/stages/no-such-stage/graphql', '/graphql/', '/.git/config']) {
  test(`${path} is answered 404, in JSON, with a sentence and no internals`, async ({ stage }) => {
    const { origin } = new URL(stage.graphqlUrl)
    expectPlainProblem(await send(origin, { path }), 404)
  })
}

test('a stage whose name cannot be decoded is answered 400, in JSON, with a sentence', async ({ stage }) => {
  expectPlainProblem(await send(new URL(stage.graphqlUrl).origin, { path: '/stages/%zz/graphql' }), 400)
})

test('an unknown path of the stand-in is answered with the known ones', async ({ stage }) => {
  const { text } = await send(new URL('nope', stage.graphqlUrl).href)
  for (const path of ['/iadvize.js', '/keys/platform.pem', '/keys/platform.txt', '/graphql']) {
    expect(text).toContain(path)
  }
})

test('an endless body is cut off, and the stage keeps answering', async ({ stage }) => {
  const endless = open(stage.graphqlUrl, { method: 'POST', headers: JSON_BODY })
  const closed = new Promise((resolve) => {
    endless.once('close', resolve)
  })
  const feed = (): void => void endless.write('x'.repeat(16_384))
  // How the connection ends is the network's affair: the last word of the server may be lost when both sides write.
  endless.on('drain', feed).on('error', () => endless.off('drain', feed))
  feed()
  await closed
  expect((await attempt(stage, { jwe: await tokenFor('camille') })).status).toBe(200)
})

test('a stage keeps answering while another request to it is stalled', async ({ stage }) => {
  const stopped = open(stage.graphqlUrl, { method: 'POST', headers: { ...JSON_BODY, 'content-length': '100' } })
  stopped.on('error', () => {})
  stopped.write('{')
  await once(stopped, 'socket')
  expect((await attempt(stage, { jwe: await tokenFor('camille') })).status).toBe(200)
  stopped.destroy()
})

test('any page can fetch the tag, which is never served from a cache', async ({ stage }) => {
  const tag = await send(stage.tagUrl, { headers: { origin: 'https://www.brand.example' } })
  expect(tag.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
  })
  expect((await send(stage.tagUrl, { method: 'HEAD' })).status).toBe(200)
})
