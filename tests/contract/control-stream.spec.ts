import { randomUUID } from 'node:crypto'
import { outcomeOf, tokenFor } from './platform-client.ts'
import { expect, test as base } from './contract-test.ts'
import { openStream, type EventStream } from './event-stream.ts'

type Follow = (stage: string, after?: string) => Promise<EventStream>

const test = base.extend<{ readonly follow: Follow }>({
  follow: async ({ control }, use) => {
    const opened: EventStream[] = []
    await use(async (stage, after) => {
      const stream = await openStream(`${control.url}/stages/${stage}/events`, {
        authorization: `Bearer ${control.token}`,
        ...(after === undefined ? {} : { 'last-event-id': after }),
      })
      opened.push(stream)
      return stream
    })
    for (const stream of opened) stream.close()
  },
})

const indexesIn = (stream: EventStream): readonly number[] =>
  stream.of('entries').flatMap((entries) => entries.map(({ index }) => index))

test('a stream is one of server-sent events, which no cache keeps', async ({ stage, follow }) => {
  const { status, headers } = await follow(stage.id)
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
    'no-store',
  ])
  expect(headers['access-control-allow-origin']).toBeUndefined()
})

test('a stream first says which stage it is of, and then what has happened there already', async ({
  stage,
  follow,
}) => {
  await outcomeOf(stage, { jwe: null })
  const stream = await follow(stage.id)
  await stream.next('state')
  // More may follow at once: the state names all stages, and other tests make theirs.
  expect(stream.seen.slice(0, 4).map(({ name }) => name)).toEqual(['stage', 'entries', 'audit', 'state'])
  expect(stream.of('stage')[0]).toMatchObject({ stage: stage.id, forgotten: 0, addresses: { tag: stage.tagUrl } })
  expect(stream.of('entries').flat()).toEqual(await stage.journal())
})

test('each entry comes once, as it is written', async ({ stage, follow }) => {
  const stream = await follow(stage.id)
  await stream.next('state')
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await outcomeOf(stage, { jwe: await tokenFor('camille') })
    await stream.next('entries', (entries) => entries.some(({ index }) => index === attempt))
  }
  expect(indexesIn(stream)).toEqual([1, 2, 3, 4, 5])
})

test('a client that was away hears only what it has missed', async ({ stage, follow }) => {
  const before = await follow(stage.id)
  await outcomeOf(stage, { jwe: null })
  await before.next('entries')
  before.close()
  const position = before.seen.at(-1)?.id
  await outcomeOf(stage, { jwe: null })
  const after = await follow(stage.id, position)
  await after.next('state')
  expect(indexesIn(after)).toEqual([2])
})

test('a position of another instance is none: everything is told', async ({ stage, follow }) => {
  await outcomeOf(stage, { jwe: null })
  const stream = await follow(stage.id, `${randomUUID()}:1`)
  await stream.next('state')
  expect(indexesIn(stream)).toEqual([1])
})

for (const position of ['', 'nonsense', ':', '1', 'a:b', `${'x'.repeat(70)}:1`]) {
  test(`the position ${JSON.stringify(position)} does no harm`, async ({ stage, follow }) => {
    await outcomeOf(stage, { jwe: null })
    const stream = await follow(stage.id, position)
    await stream.next('state')
    expect(indexesIn(stream)).toEqual([1])
  })
}

test('a stage that is reset is another instance, whose entries are counted anew', async ({ stage, follow }) => {
  await outcomeOf(stage, { jwe: null })
  const stream = await follow(stage.id)
  const { instance } = await stream.next('stage')
  await stage.reset()
  await stream.next('stage', (told) => told.instance !== instance)
  await outcomeOf(stage, { jwe: null })
  await expect.poll(() => indexesIn(stream)).toEqual([1, 1])
})

test('a stage that is dropped is said to be so, and goes on when somebody makes it again', async ({
  control,
  anotherStage,
  follow,
}) => {
  const stream = await follow(anotherStage.id)
  await control.send(`/stages/${anotherStage.id}`, { method: 'DELETE' })
  expect(await stream.next('dropped')).toEqual({ stage: anotherStage.id })
  await control.send(`/stages/${anotherStage.id}`, { method: 'PUT', body: '{}' })
  await expect.poll(() => stream.of('stage')).toHaveLength(2)
})

test('what is prepared is told as a queue that shrinks as attempts come', async ({ stage, follow }) => {
  const stream = await follow(stage.id)
  await stage.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 2 }, { answer: 'server-error' })
  const { answers } = await stream.next('state', (state) => state.answers.length === 2)
  expect(answers).toEqual([
    { answer: 'refuse', code: 'TOKEN_EXPIRED', times: 2 },
    { answer: 'server-error', times: 1 },
  ])
  await outcomeOf(stage, { jwe: await tokenFor('camille') })
  await stream.next('state', (state) => state.answers[0]?.times === 1 && state.answers.length === 2)
})

test('whatever is directed is told: clock, network, agent, token backend', async ({ control, stage, follow }) => {
  const stream = await follow(stage.id)
  const direct = (path: string, body: object) =>
    control.send(`/stages/${stage.id}${path}`, { method: 'POST', body: JSON.stringify(body) })
  await direct('/clock', { advanceMs: 60_000 })
  await direct('/network', { slowMs: 5 })
  await direct('/agent', { status: 'busy' })
  await direct('/token-backend', { behaviour: 'cannot-mint', times: 'always' })
  const state = await stream.next('state', ({ tokenBackend }) => tokenBackend.length > 0)
  expect(state).toMatchObject({
    aheadMs: 60_000,
    network: { isBlocked: false, slowMs: 5 },
    agentStatus: 'busy',
    tokenBackend: [{ behaviour: 'cannot-mint', times: 'always' }],
  })
})

test('a stream tells nothing of another stage', async ({ stage, anotherStage, follow }) => {
  const stream = await follow(stage.id)
  await outcomeOf(anotherStage, { jwe: null })
  await outcomeOf(stage, { jwe: null })
  await stream.next('entries')
  expect(stream.of('entries').flat()).toEqual(await stage.journal())
})

test('two streams of a stage tell the same', async ({ stage, follow }) => {
  const streams = [await follow(stage.id), await follow(stage.id)]
  await outcomeOf(stage, { jwe: null })
  for (const stream of streams) await stream.next('entries')
  expect(streams.map(indexesIn)).toEqual([[1], [1]])
})

test('a stream of a stage that does not exist is refused with one sentence', async ({ control }) => {
  const answer = await control.send('/stages/nobody-made-it/events')
  expect([answer.status, answer.json()]).toEqual([
    404,
    { error: 'There is no stage "nobody-made-it"; create it with PUT.' },
  ])
})

test('the stages of the server are listed, main among them', async ({ control, stage }) => {
  const { stages } = (await control.send('/stages')).json() as { readonly stages: readonly string[] }
  expect(stages).toEqual(expect.arrayContaining(['main', stage.id]))
})
