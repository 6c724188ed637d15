import { expect, test } from '../../plain-test.ts'
import type { JournalWriter } from '../../../mock-tag/journal-writer.ts'
import { createPlatformClient } from '../../../mock-tag/platform-client.ts'
import { AUTHENTICATE_ANONYMOUS_VISITOR, AUTHENTICATE_SECURED_VISITOR } from '../../../protocol/graphql.ts'
import type { TagReport } from '../../../journal/report.ts'
import { installFakeTimers } from '../fake-timers.ts'
import { installFakeFetch, type Sent } from './fake-fetch.ts'

const URL = 'https://api.iadvize.com/graphql'
const REPORT: TagReport = { page: 'p', first: 3, events: [{ type: 'logout-called' }] }

const SECURED = { type: 'SECURED_AUTHENTICATION', token: 'h.k.i.c.t' } as const
const ANONYMOUS = { type: 'ANONYMOUS' } as const

const session = (displayName: string | null) => ({
  visitorSessionToken: { accessToken: 'a.b.c' },
  visitor: { vuid: 'v1', displayName },
})

const NETWORK_ERROR = {
  accepted: false,
  failure: {
    code: 'NETWORK_ERROR',
    reason: 'Failed to fetch authentication: the network request failed',
    retried: true,
  },
}
const SERVER_ERROR = {
  accepted: false,
  failure: { code: 'SERVER_ERROR', reason: 'Failed to fetch authentication with a server error', retried: true },
}

const client = (answerTimeoutMs = 10_000) => {
  const { sent } = installFakeFetch()
  const confirmed: TagReport[] = []
  const told: string[] = []
  const journal: JournalWriter = {
    write: () => {},
    carry: () => {
      told.push('carried')
      return REPORT
    },
    confirm: (report) => confirmed.push(report),
    release: () => told.push('released'),
  }
  return { sent, confirmed, told, send: createPlatformClient(URL, '7316', { journal, answerTimeoutMs }) }
}

for (const { option, vuid, query, variables } of [
  {
    option: SECURED,
    vuid: 'v0',
    query: AUTHENTICATE_SECURED_VISITOR,
    variables: { projectId: '7316', vuid: 'v0', jwe: 'h.k.i.c.t' },
  },
  {
    option: ANONYMOUS,
    vuid: null,
    query: AUTHENTICATE_ANONYMOUS_VISITOR,
    variables: { projectId: '7316', vuid: null },
  },
]) {
  test(`an attempt with ${option.type} sends the vendor's mutation and carries the journal along`, async () => {
    const { sent, send } = client()
    const answer = send(option, vuid)
    expect(sent[0]?.url).toBe(URL)
    expect(sent[0]?.init).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } })
    expect(sent[0]?.json).toEqual({ query, variables, extensions: { rehearsal: { journal: REPORT } } })
    sent[0]?.fail()
    await answer
  })
}

test('a session for a token is a secured identity, with the name that the platform gives', async () => {
  const { sent, send } = client()
  const answer = send(SECURED, null)
  sent[0]?.answer(Response.json({ data: { session: session('Camille Moreau') } }))
  expect(await answer).toEqual({
    accepted: true,
    identity: { kind: 'secured', vuid: 'v1', accessToken: 'a.b.c', displayName: 'Camille Moreau' },
  })
})

test('a session without a token is an anonymous identity', async () => {
  const { sent, send } = client()
  const answer = send(ANONYMOUS, null)
  sent[0]?.answer(Response.json({ data: { session: session(null) } }))
  expect(await answer).toEqual({
    accepted: true,
    identity: { kind: 'anonymous', vuid: 'v1', accessToken: 'a.b.c', displayName: null },
  })
})

for (const retried of [true, false]) {
  test(`a refusal is passed on with its reason, its code and whether to try again (${retried})`, async () => {
    const { sent, send } = client()
    const answer = send(SECURED, null)
    const refusal = { message: 'No.', extensions: { code: 'TOKEN_EXPIRED', retried }, path: ['session'] }
    sent[0]?.answer(Response.json({ data: { session: null }, errors: [refusal] }))
    expect(await answer).toEqual({ accepted: false, failure: { reason: 'No.', code: 'TOKEN_EXPIRED', retried } })
  })
}

const garbage: readonly { readonly what: string; readonly body: string; readonly status?: number }[] = [
  { what: 'nothing', body: '' },
  { what: 'a page', body: '<!doctype html><title>502</title>', status: 502 },
  { what: 'half an answer', body: '{"data":{"session":{"visitorSess' },
  { what: 'null', body: 'null' },
  { what: 'a number', body: '5' },
  { what: 'an empty object', body: '{}' },
  { what: 'no session', body: '{"data":{"session":null}}' },
  { what: 'no data', body: '{"data":null}' },
  { what: 'an error without a code', body: '{"errors":[{"message":"Syntax Error"}]}' },
  { what: 'an error with an empty code', body: '{"errors":[{"message":"x","extensions":{"code":""}}]}' },
  { what: 'an empty list of errors', body: '{"errors":[]}' },
  { what: 'a status of 500', body: 'Internal Server Error', status: 500 },
  { what: 'a session without a token', body: '{"data":{"session":{"visitor":{"vuid":"v1"}}}}' },
  { what: 'a session that is a string', body: '{"data":{"session":"yes"}}' },
  {
    what: 'a session without a visitor',
    body: '{"data":{"session":{"visitorSessionToken":{"accessToken":"a.b.c"},"visitor":null}}}',
  },
  {
    what: 'a session without a visitor id',
    body: '{"data":{"session":{"visitorSessionToken":{"accessToken":"a.b.c"},"visitor":{}}}}',
  },
  {
    what: 'a session whose token is not a string',
    body: '{"data":{"session":{"visitorSessionToken":{"accessToken":7},"visitor":{"vuid":"v1","displayName":null}}}}',
  },
  {
    what: 'a refusal without a reason',
    body: '{"errors":[{"extensions":{"code":"TOKEN_EXPIRED","retried":true}}]}',
  },
]
for (const { what, body, status = 200 } of garbage) {
  test(`a platform that answers with ${what} is treated as a server error`, async () => {
    const { sent, send } = client()
    const answer = send(SECURED, null)
    sent[0]?.answer(new Response(body, { status }))
    expect(await answer).toEqual(SERVER_ERROR)
  })
}

test('a request that does not reach the platform is a network error', async () => {
  const { sent, send, confirmed } = client()
  const answer = send(SECURED, null)
  sent[0]?.fail()
  expect(await answer).toEqual(NETWORK_ERROR)
  expect(confirmed).toEqual([])
})

test('an answer that breaks off is a network error', async () => {
  const { sent, send } = client()
  const answer = send(SECURED, null)
  const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) })
  sent[0]?.answer(new Response(body))
  expect(await answer).toEqual(NETWORK_ERROR)
})

test('a platform that does not answer within the time limit is a network error', async () => {
  const timers = installFakeTimers(10_000)
  const { sent, send } = client(10_000)
  const answer = send(SECURED, null)
  expect(timers.pending()).toHaveLength(1)
  timers.pending()[0]?.end()
  expect(await answer).toEqual(NETWORK_ERROR)
  expect(sent[0]?.init.signal?.aborted).toBe(true)
})

test('the time limit covers the whole answer and ends with it', async () => {
  const timers = installFakeTimers(10_000)
  const { sent, send } = client(10_000)
  const answer = send(SECURED, null)
  sent[0]?.answer(Response.json({ data: { session: session('Camille') } }))
  expect(timers.pending()).toHaveLength(1)
  expect(await answer).toMatchObject({ accepted: true })
  expect(timers.pending()).toEqual([])
  expect(sent[0]?.init.signal?.aborted).toBe(false)
})

test('an answer confirms the journal that the attempt carried along', async () => {
  const { sent, send, confirmed } = client()
  const answer = send(SECURED, null)
  sent[0]?.answer(Response.json({ data: { session: session('Camille') } }))
  await answer
  expect(confirmed).toEqual([REPORT])
})

for (const [end, finish] of [
  ['is answered', (sent: Sent | undefined) => sent?.answer(Response.json({ data: { session: session('Camille') } }))],
  ['meets a server error', (sent: Sent | undefined) => sent?.answer(new Response('', { status: 500 }))],
  ['gets no answer', (sent: Sent | undefined) => sent?.fail()],
] as const) {
  test(`an attempt that ${end} carries the journal until then, and no longer`, async () => {
    const { sent, send, told } = client()
    const answer = send(SECURED, null)
    expect(told).toEqual(['carried'])
    finish(sent[0])
    await answer
    expect(told).toEqual(['carried', 'released'])
  })
}

for (const { what, response } of [
  { what: 'a body that was too large to be read', response: () => Response.json({ error: 'large' }, { status: 413 }) },
  { what: 'a server error', response: () => new Response('', { status: 500 }) },
]) {
  test(`${what} does not confirm the journal events that were in the request: they are sent again`, async () => {
    const { sent, send, confirmed } = client()
    const answer = send(SECURED, null)
    sent[0]?.answer(response())
    expect(await answer).toEqual(SERVER_ERROR)
    expect(confirmed).toEqual([])
  })
}
