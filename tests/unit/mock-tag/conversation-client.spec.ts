import { expect, test } from '../../plain-test.ts'
import type { Identity } from '../../../mock-tag/activation/states.ts'
import { createConversationClient } from '../../../mock-tag/conversation-client.ts'
import type { Conversation } from '../../../protocol/conversation.ts'
import { installFakeTimers } from '../fake-timers.ts'
import { installFakeFetch } from './fake-fetch.ts'

const URL = 'https://api.iadvize.com/conversation'
const ANNA: Identity = { kind: 'anonymous', vuid: 'anna', accessToken: 'a.n.na', displayName: null }
const CAMILLE: Identity = { kind: 'secured', vuid: 'camille', accessToken: 'c.a.m', displayName: 'Camille' }

const talk = (version: number, isOngoing = true): Conversation => ({
  conversationId: 'c1',
  version,
  isOngoing,
  messages: [{ version, by: 'agent', text: `m${version}`, date: '2026-01-01T12:00:00Z' }],
})

/** A client whose chat knows what it has taken, with everything that was taken in a list. */
const rehearse = () => {
  const { sent, settle } = installFakeFetch()
  const taken: (readonly [version: number | null, after: number])[] = []
  let identity: Identity | null = null
  let known: Conversation | null = null
  const take = (conversation: Conversation | null, after: number): void => {
    taken.push([conversation?.version ?? null, after])
    known = conversation
  }
  const client = createConversationClient(URL, () => ({ identity, conversation: known }), take)
  /** As the chat does. */
  const goOnAs = (next: Identity | null): void => {
    if (next === identity) return
    const isSame = next?.vuid === identity?.vuid
    identity = next
    if (!isSame) take(next?.conversation ?? null, 0)
    void client.poll()
  }
  const answer = async (index: number, body: unknown, status = 200): Promise<void> => {
    sent[index]?.answer(Response.json(body, { status }))
    await settle()
  }
  return { ...client, goOnAs, sent, settle, taken, answer }
}

test('a message is sent to the platform with the session token, and the answer is applied', async () => {
  const { ask, goOnAs, sent, taken, answer } = rehearse()
  goOnAs(ANNA)
  expect(taken).toEqual([[null, 0]])
  const asked = ask({ write: 'Hello' })
  expect(sent[0]).toMatchObject({
    url: URL,
    init: { method: 'POST', headers: { authorization: 'Bearer a.n.na' } },
    json: { write: 'Hello' },
  })
  await answer(0, talk(1))
  expect(await asked).toBe(true)
  expect(taken.at(-1)).toEqual([1, 0])
})

test('nothing is polled without a conversation', async () => {
  const { goOnAs, sent, settle } = rehearse()
  goOnAs(ANNA)
  goOnAs(CAMILLE)
  await settle()
  expect(sent).toHaveLength(0)
})

test('each poll of an ongoing conversation asks for what is newer than the last one, and polling stops at its end', async () => {
  const { goOnAs, sent, taken, answer } = rehearse()
  goOnAs({ ...ANNA, conversation: talk(4) })
  expect(sent.map(({ json }) => json)).toEqual([{ after: 4 }])
  await answer(0, talk(4))
  await answer(1, talk(6))
  await answer(2, talk(8, false))
  expect(sent.map(({ json }) => json)).toEqual([{ after: 4 }, { after: 4 }, { after: 6 }])
  expect(taken).toEqual([
    [4, 0],
    [6, 4],
    [8, 6],
  ])
})

for (const { name, fail } of [
  { name: 'does not come', fail: ({ sent }: ReturnType<typeof rehearse>) => sent[0]?.fail() },
  {
    name: 'is an error of the server',
    fail: ({ answer }: ReturnType<typeof rehearse>) => void answer(0, { error: 'no' }, 500),
  },
  {
    name: 'is not JSON',
    fail: ({ sent }: ReturnType<typeof rehearse>) => sent[0]?.answer(new Response('<html>')),
  },
]) {
  test(`when the answer to a poll ${name}, the next one comes after 5 s without a console message`, async () => {
    const timers = installFakeTimers(5_000)
    const rehearsal = rehearse()
    const { goOnAs, sent, settle, taken } = rehearsal
    goOnAs({ ...ANNA, conversation: talk(4) })
    fail(rehearsal)
    await settle()
    expect(sent).toHaveLength(1)
    timers.pending()[0]?.end()
    await settle()
    expect(sent.map(({ json }) => json)).toEqual([{ after: 4 }, { after: 4 }])
    expect(taken).toHaveLength(1)
  })
}

for (const { name, fail } of [
  { name: 'the network fails', fail: ({ sent }: ReturnType<typeof rehearse>) => sent[0]?.fail() },
  {
    name: 'the platform refuses it',
    fail: ({ answer }: ReturnType<typeof rehearse>) => void answer(0, { error: 'The session token has expired.' }, 401),
  },
]) {
  test(`a message is not accepted when ${name}, and nothing changes`, async () => {
    const rehearsal = rehearse()
    rehearsal.goOnAs(ANNA)
    const asked = rehearsal.ask({ write: 'Hello' })
    fail(rehearsal)
    expect(await asked).toBe(false)
    expect(rehearsal.taken).toEqual([[null, 0]])
  })
}

test('an answer that arrives after a newer one changes nothing', async () => {
  const { ask, goOnAs, taken, answer } = rehearse()
  goOnAs({ ...ANNA, conversation: talk(4) })
  void ask({ write: 'Hello' })
  await answer(0, talk(6))
  await answer(1, talk(5))
  expect(taken).toEqual([
    [4, 0],
    [6, 4],
  ])
})

test('when the visitor leaves, polling stops at once and an answer on its way is ignored', async () => {
  const { ask, goOnAs, sent, taken, answer } = rehearse()
  goOnAs({ ...ANNA, conversation: talk(4) })
  void ask({ write: 'Hello' })
  goOnAs(null)
  expect(sent[0]?.init.signal?.aborted).toBe(true)
  expect(taken.at(-1)).toEqual([null, 0])
  await answer(1, talk(5))
  expect(taken).toHaveLength(2)
  expect(sent).toHaveLength(2)
})

test('another visitor begins with the conversation that the platform has for them, however old', async () => {
  const { goOnAs, sent, settle, taken } = rehearse()
  goOnAs({ ...ANNA, conversation: talk(9) })
  goOnAs({ ...CAMILLE, conversation: { ...talk(3), conversationId: 'c2' } })
  await settle()
  expect(taken).toEqual([
    [9, 0],
    [3, 0],
  ])
  expect(sent.map(({ init, json }) => [init.signal?.aborted, json])).toEqual([
    [true, { after: 9 }],
    [false, { after: 3 }],
  ])
})

test('a renewed session of the same visitor continues with its new token and keeps the conversation', async () => {
  const { goOnAs, sent, taken, answer } = rehearse()
  goOnAs({ ...ANNA, conversation: talk(4) })
  goOnAs({ ...ANNA, accessToken: 'n.e.w', conversation: talk(5) })
  expect(taken).toEqual([[4, 0]])
  expect(sent[1]?.init).toMatchObject({ headers: { authorization: 'Bearer n.e.w' } })
  await answer(1, talk(5))
  expect(taken.at(-1)).toEqual([5, 4])
})

test('a conversation that the platform no longer has is gone from the tag', async () => {
  const { goOnAs, sent, taken, answer } = rehearse()
  goOnAs({ ...ANNA, conversation: talk(4) })
  await answer(0, null)
  expect(taken.at(-1)).toEqual([null, 4])
  expect(sent).toHaveLength(1)
})
