import { once } from 'node:events'
import { expect, test } from './contract-test.ts'
import { JSON_BODY, open, send, type Sending } from './http.ts'
import { attempt, expectPlainProblem, RECORDED, SID, tokenFor } from './platform-client.ts'

const TYPENAME = '{ "query": "{ __typename }" }'

test('any page may call the platform: the preflight allows the origin, the method and the headers it asks for', async ({
  stage,
}) => {
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

for (const { path, methods, allow } of [
  { path: 'graphql', methods: ['GET', 'PUT', 'DELETE', 'PATCH'], allow: 'POST' },
  { path: 'journal', methods: ['GET', 'PUT'], allow: 'POST' },
  { path: 'iadvize.js', methods: ['POST', 'PUT'], allow: 'GET' },
  { path: 'keys/platform.pem', methods: ['POST', 'DELETE'], allow: 'GET' },
]) {
  for (const method of methods) {
    test(`${method} /${path} is refused with 405 and the method that is allowed`, async ({ stage }) => {
      const answer = await send(new URL(path, stage.graphqlUrl).href, { method })
      expectPlainProblem(answer, 405)
      expect(answer.headers.allow).toBe(allow)
      expect(answer.text).toContain(`takes ${allow}, not ${method}`)
    })
  }
}

type Faulty = { readonly fault: string; readonly status: number } & Sending

const post = (body: string, headers: Readonly<Record<string, string>> = JSON_BODY): Sending => ({
  method: 'POST',
  headers,
  body,
})

const FAULTY_CALLS: readonly Faulty[] = [
  { fault: 'a body that is no JSON', status: 400, ...post('{ "query": ') },
  { fault: 'no body', status: 400, ...post('') },
  { fault: 'null', status: 400, ...post('null') },
  { fault: 'a number', status: 400, ...post('3') },
  { fault: 'a list of queries', status: 400, ...post(`[${TYPENAME}]`) },
  { fault: 'no query', status: 400, ...post('{}') },
  { fault: 'a query that is no text', status: 400, ...post('{ "query": 3 }') },
  { fault: 'variables that are no object', status: 400, ...post('{ "query": "{ platform }", "variables": 3 }') },
  { fault: 'a journal that is none', status: 400, ...post('{ "extensions": { "rehearsal": { "journal": 3 } } }') },
  { fault: 'a body of more than 64 KB', status: 413, ...post('x'.repeat(65_537)) },
  {
    fault: 'a body of more than 64 KB that claims no length',
    status: 413,
    ...post('x'.repeat(65_537), { ...JSON_BODY, 'transfer-encoding': 'chunked' }),
  },
  { fault: 'a content type that is not JSON', status: 415, ...post(TYPENAME, { 'content-type': 'text/plain' }) },
  { fault: 'no content type', status: 415, ...post(TYPENAME, {}) },
  { fault: 'a method of HTTP that nobody uses', status: 405, method: 'PROPFIND' },
  { fault: 'the method TRACE', status: 400, method: 'TRACE' },
  { fault: 'a Host header that is no name', status: 400, ...post(TYPENAME, { ...JSON_BODY, host: 'a b' }) },
]

for (const { fault, status, ...sending } of FAULTY_CALLS) {
  test(`${fault} is answered ${status}, in JSON, with a sentence and nothing of the inside`, async ({ stage }) => {
    expectPlainProblem(await send(stage.graphqlUrl, sending), status)
  })
}

for (const { fault, query } of [
  { fault: 'a query that breaks off', query: '{' },
  { fault: 'a field that does not exist', query: '{ nope }' },
  { fault: 'a fragment that contains itself', query: '{ ...A } fragment A on Query { ...A }' },
  { fault: 'several operations without a name', query: 'query a { platform } query b { platform }' },
  { fault: 'a subscription', query: 'subscription { platform }' },
]) {
  test(`${fault} is a GraphQL error in JSON, with a sentence and nothing of the inside`, async ({ stage }) => {
    expectPlainProblem(await send(stage.graphqlUrl, post(JSON.stringify({ query }))), 200)
  })
}

for (const path of ['/no-such-thing', '/%', '/%ff', '/stages/no-such-stage/graphql', '/graphql/', '/.git/config']) {
  test(`${path} is answered 404, in JSON, with a sentence and nothing of the inside`, async ({ stage }) => {
    const { origin } = new URL(stage.graphqlUrl)
    expectPlainProblem(await send(origin, { path }), 404)
  })
}

test('a stage whose name cannot be decoded is answered 400, in JSON, with a sentence', async ({ stage }) => {
  expectPlainProblem(await send(new URL(stage.graphqlUrl).origin, { path: '/stages/%zz/graphql' }), 400)
})

test('what the stand-in does not have is answered with what it has', async ({ stage }) => {
  const { text } = await send(new URL('nope', stage.graphqlUrl).href)
  for (const path of ['/iadvize.js', '/keys/platform.pem', '/keys/platform.txt', '/graphql']) {
    expect(text).toContain(path)
  }
})

test('a body that never ends is cut off, and the stage answers on', async ({ stage }) => {
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

test('a stage answers on while another request to it stands still', async ({ stage }) => {
  const stopped = open(stage.graphqlUrl, { method: 'POST', headers: { ...JSON_BODY, 'content-length': '100' } })
  stopped.on('error', () => {})
  stopped.write('{')
  await once(stopped, 'socket')
  expect((await attempt(stage, { jwe: await tokenFor('camille') })).status).toBe(200)
  stopped.destroy()
})

test('the tag can be fetched from any page and is asked for anew each time', async ({ stage }) => {
  const tag = await send(stage.tagUrl, { headers: { origin: 'https://www.brand.example' } })
  expect(tag.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
  })
  expect((await send(stage.tagUrl, { method: 'HEAD' })).status).toBe(200)
})
