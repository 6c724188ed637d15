import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from './contract-test.ts'
import { answerTo, JSON_BODY, open, send, type Sending } from './http.ts'
import { attempt, expectPlainProblem, outcomeOf, SID, tokenFor } from './platform-client.ts'

type Hostile = { readonly what: string; readonly status: number; readonly words: RegExp; readonly sending: Sending }

const post = (body: string, headers: Readonly<Record<string, string>> = JSON_BODY): Sending => ({
  method: 'POST',
  headers,
  body,
})
const query = (document: string): Sending => post(JSON.stringify({ query: document }))

const ANONYMOUS = `visitorAuthenticateAnonymously(input: { projectId: ${SID} }) { visitor { vuid } }`
const aliases = (count: number): string => Array.from({ length: count }, (_, at) => `a${at}: ${ANONYMOUS}`).join(' ')

/** Small texts that stand for large answers: each level is asked for eight times. */
const eightfold = (inside: string, field: string): string =>
  Array.from({ length: 8 }, (_, at) => `a${at}: ${field} { ${inside} }`).join(' ')
const BOMB = `{ ${eightfold('...T', '__schema')} }
  fragment T on __Schema { ${eightfold('...F', 'types')} }
  fragment F on __Type { ${eightfold('name', 'fields')} }`

const HOSTILE: readonly Hostile[] = [
  { what: 'a body of more than 64 KB', status: 413, words: /65536 bytes/, sending: post('x'.repeat(65_537)) },
  {
    what: 'JSON that is nested deep',
    status: 400,
    words: /32 levels/,
    sending: post('[['.repeat(40) + ']]'.repeat(40)),
  },
  {
    what: 'a document of many tokens',
    status: 400,
    words: /1000 tokens/,
    sending: query(`{${' platform'.repeat(2_000)}}`),
  },
  { what: 'a small document with a large answer', status: 400, words: /400 fields/, sending: query(BOMB) },
  {
    what: 'two attempts in one document',
    status: 400,
    words: /may make one attempt, but this one would make 2/,
    sending: query(`mutation { ${aliases(2)} }`),
  },
  {
    what: 'two attempts of which one is in a fragment',
    status: 400,
    words: /would make 2/,
    sending: query(`mutation { ${ANONYMOUS} ...A } fragment A on Mutation { other: ${ANONYMOUS} }`),
  },
  {
    what: 'two attempts of which one is in a nameless fragment',
    status: 400,
    words: /would make 2/,
    sending: query(`mutation { ${ANONYMOUS} ... on Mutation { other: ${ANONYMOUS} } }`),
  },
  {
    what: 'another content type',
    status: 415,
    words: /application\/json/,
    sending: post('{}', { 'content-type': 'text/plain' }),
  },
  {
    what: 'a content type that only begins like JSON',
    status: 415,
    words: /application\/json/,
    sending: post('{}', { 'content-type': 'application/json-patch+json' }),
  },
  {
    what: 'another character set',
    status: 415,
    words: /application\/json/,
    sending: post('{}', { 'content-type': 'application/json; charset=utf-16' }),
  },
  {
    what: 'a compressed body',
    status: 415,
    words: /compressed/,
    sending: post('{}', { ...JSON_BODY, 'content-encoding': 'gzip' }),
  },
  { what: 'a GET with a query', status: 405, words: /takes POST, not GET/, sending: { method: 'GET' } },
  {
    what: 'a Host header that is no name',
    status: 400,
    words: /Host/,
    sending: post('{}', { ...JSON_BODY, host: 'a b' }),
  },
  { what: 'the method TRACE', status: 400, words: /TRACE/, sending: { method: 'TRACE' } },
  {
    what: 'a preflight that asks for a very long header',
    status: 400,
    words: /Access-Control-Request-Headers/,
    sending: { method: 'OPTIONS', headers: { 'access-control-request-headers': 'x'.repeat(4_000) } },
  },
]

for (const { what, status, words, sending } of HOSTILE) {
  test(`${what} is answered ${status} in one sentence, makes no attempt, and is in the journal`, async ({ stage }) => {
    const url = sending.method === 'GET' ? `${stage.graphqlUrl}?query={platform}` : stage.graphqlUrl
    const answer = await send(url, sending)
    expectPlainProblem(answer, status)
    expect(answer.text).toMatch(words)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(await stage.journal()).toEqual([
      {
        type: 'request-refused',
        path: '/graphql',
        method: sending.method,
        status,
        problem: expect.stringMatching(words) as unknown,
        index: 1,
        at: expect.any(Number) as unknown,
      },
    ])
  })
}

test('bytes that are not UTF-8 are answered 400', async ({ stage }) => {
  const outgoing = open(stage.graphqlUrl, { method: 'POST', headers: JSON_BODY })
  outgoing.end(Buffer.from([0x7b, 0xff, 0x7d]))
  const answer = await answerTo(outgoing)
  expectPlainProblem(answer, 400)
  expect(answer.text).toContain('UTF-8')
})

test('a stalled body is answered 408 within seconds, and is in the journal', async ({ stage }) => {
  const outgoing = open(stage.graphqlUrl, { method: 'POST', headers: { ...JSON_BODY, 'content-length': '100' } })
  outgoing.write('{')
  const answer = await answerTo(outgoing)
  expectPlainProblem(answer, 408)
  expect(answer.headers.connection).toBe('close')
  expect(await stage.journal()).toMatchObject([{ type: 'request-refused', status: 408, path: '/graphql' }])
})

test("moving the stage's clock does not shorten the time for a slow body", async ({ stage }) => {
  const body = JSON.stringify({ query: '{ platform }' })
  const outgoing = open(stage.graphqlUrl, {
    method: 'POST',
    headers: { ...JSON_BODY, 'content-length': String(body.length) },
  })
  outgoing.write('{')
  await once(outgoing, 'socket')
  await stage.advanceClock(86_400_000)
  outgoing.end(body.slice(1))
  expect((await answerTo(outgoing)).status).toBe(200)
})

test('an unknown path or method is in the journal, and a long path is cut', async ({ stage }) => {
  await send(new URL('nope', stage.graphqlUrl).href)
  await send(new URL(`x${'y'.repeat(5_000)}`, stage.graphqlUrl).href)
  await send(new URL('journal', stage.graphqlUrl).href, { method: 'POST', body: '{}' })
  const [first, second, third, ...more] = await stage.entries('request-refused')
  expect(first).toMatchObject({ path: '/nope', method: 'GET', status: 404 })
  expect(second?.path.length).toBeLessThan(250)
  expect(second?.problem.length).toBeLessThan(600)
  expect(third).toMatchObject({
    path: '/journal',
    method: 'POST',
    status: 400,
    problem: expect.stringContaining('journal'),
  })
  expect(more).toEqual([])
})

test('answered requests are not in the journal as refused: a refused attempt is an attempt', async ({ stage }) => {
  await attempt(stage, { jwe: 'rubbish' })
  await send(stage.tagUrl)
  expect(await stage.entries('request-refused')).toEqual([])
})

for (const { what, lines, status } of [
  { what: 'a header of more than 16 KB', lines: [`X-Long: ${'x'.repeat(20_000)}`], status: 431 },
  { what: 'a control character in a header', lines: ['X-Hostile: a\u0007b\u0000c'], status: 400 },
  { what: 'two lengths', lines: ['Content-Length: 2', 'Content-Length: 3'], status: 400 },
  { what: 'two content types', lines: ['Content-Type: application/json', 'Content-Type: text/plain'], status: 400 },
  { what: 'two hosts', lines: ['Host: 127.0.0.1'], status: 400 },
]) {
  test(`${what} is answered ${status} in JSON, and the stage keeps answering`, async ({ stage }) => {
    const { hostname, port, pathname, host } = new URL(stage.graphqlUrl)
    const socket = connect(Number(port), hostname)
    const head = [`POST ${pathname} HTTP/1.1`, `Host: ${host}`, ...lines, 'Connection: close', '', '']
    socket.write(head.join('\r\n'))
    const answer = await text(socket)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toMatch(/\r\naccess-control-allow-origin: \*\r\n/i)
    expect(answer).toMatch(/\{"error":"[^"]+"\}$/)
    expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('accepted')
  })
}
