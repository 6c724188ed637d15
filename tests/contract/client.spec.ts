import {
  createClient,
  type JournalEntry,
  type RehearsalClient,
  type StageClient,
  type StageEvent,
} from '../../client/entry.ts'
import { converse } from './conversation-client.ts'
import { expect, test as base } from './contract-test.ts'
import { send } from './http.ts'
import { outcomeOf, pemOf, publicKey, sessionOf, SID, tokenFor } from './platform-client.ts'
import { holdPort } from './rehearsal-process.ts'

/** `there` is the stage of the test. */
const test = base.extend<{ readonly client: RehearsalClient; readonly there: StageClient }>({
  client: async ({ control }, use) => use(createClient({ url: new URL(control.url).origin, token: control.token })),
  there: async ({ client, stage }, use) => use(client.stage(stage.id)),
})

test('the client creates a stage with settings, lists it, resets it and deletes it', async ({ client, stage }) => {
  const own = client.stage(`${stage.id}-own`)
  const { tag } = await own.create({ projects: [{ sid: 77, tokenCheck: 'none' }] })
  expect(await client.stages()).toContain(own.id)
  expect((await send(tag)).text).toContain('"77"')
  await own.prepare({ answer: 'accept' })
  await own.reset()
  expect(await own.journal()).toEqual([])
  await own.drop()
  expect(await client.stages()).not.toContain(own.id)
})

test('the answers that the client prepares are given in order, and it takes them back', async ({ there, stage }) => {
  await there.prepare({ answer: 'refuse', code: 'TOKEN_EXPIRED' }, { answer: 'server-error', times: 'always' })
  const jwe = await tokenFor('camille')
  expect(await outcomeOf(stage, { jwe })).toBe('TOKEN_EXPIRED')
  expect(await outcomeOf(stage, { jwe })).toBe('HTTP 500')
  await there.clearAnswers()
  expect(await outcomeOf(stage, { jwe })).toBe('accepted')
})

test('the client directs the token backend, and lets it mint again', async ({ there }) => {
  const states = statesOf(there)
  await there.tokenBackend('cannot-mint')
  await there.tokenBackend('slow', 'always')
  expect(await states.until(({ tokenBackend }) => tokenBackend.length === 2)).toMatchObject({
    tokenBackend: [
      { behaviour: 'cannot-mint', times: 1 },
      { behaviour: 'slow', times: 'always' },
    ],
  })
  await there.clearTokenBackend()
  await states.until(({ tokenBackend }) => tokenBackend.length === 0)
  await states.end()
})

test('the client moves the clock of a stage and tells its time', async ({ there }) => {
  const ahead = (await there.clock.advance(86_400_000)) - (await there.clock.returnToNow())
  expect(Math.round(ahead / 60_000)).toBe(1_440)
})

test('the client blocks the way to a stage and lets it through again', async ({ there, stage }) => {
  expect(await there.network({ isBlocked: true })).toEqual({ isBlocked: true, slowMs: 0 })
  await expect(send(stage.tagUrl)).rejects.toThrow()
  await there.network({ isBlocked: false })
  expect((await send(stage.tagUrl)).status).toBe(200)
})

test('the client lets the agent write, and reads the conversation', async ({ there, stage }) => {
  const { accessToken } = await sessionOf(stage, { jwe: null })
  await converse(stage, accessToken, { write: 'Where is my lamp?' })
  await there.agent({ say: 'On its way.', end: true })
  const [conversation] = await there.conversations()
  expect(conversation?.messages.map(({ text }) => text)).toContain('On its way.')
  expect(conversation?.isOngoing).toBe(false)
})

test('the client replaces the keys of a project', async ({ there, stage }) => {
  await there.keys(SID, pemOf(publicKey('anotherBrandSigning')))
  expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('SIGNATURE_INVALID')
  await there.keys(Number(SID), [pemOf(publicKey('brandSigning'))])
  expect(await outcomeOf(stage, { jwe: await tokenFor('camille') })).toBe('accepted')
})

test('the client inspects a token, for the project that it names', async ({ there }) => {
  const { verdict, sid } = await there.inspect(await tokenFor('camille'), { sid: SID })
  expect([verdict?.accepted, sid]).toEqual([true, SID])
})

test('the client reads the journal from any entry on', async ({ there, stage }) => {
  for (const userId of ['one', 'two', 'three']) await sessionOf(stage, { jwe: await tokenFor(userId) })
  expect(await there.journal()).toMatchObject([{ userId: 'one' }, { userId: 'two' }, { userId: 'three' }])
  expect(await there.journal({ after: 2 })).toMatchObject([{ userId: 'three' }])
})

test('the client waits for an entry that is still to come, by its type and by some of its fields', async ({
  there,
  stage,
}) => {
  const answered = there.waitFor({ type: 'attempt-answered', userId: 'two' })
  const first = there.waitFor('attempt-answered')
  for (const userId of ['one', 'two']) await sessionOf(stage, { jwe: await tokenFor(userId) })
  expect(await answered).toMatchObject({ index: 2, userId: 'two' })
  expect(await first).toMatchObject({ index: 1, userId: 'one' })
})

test('the client finds an entry that is there already, or only one behind another', async ({ there, stage }) => {
  for (const userId of ['one', 'two']) await sessionOf(stage, { jwe: await tokenFor(userId) })
  const one = await there.waitFor((entry) => entry.type === 'attempt-answered')
  expect(one.index).toBe(1)
  expect(await there.waitFor('attempt-answered', { after: one })).toMatchObject({ index: 2, userId: 'two' })
  await expect(there.waitFor('attempt-answered', { after: 2, timeoutMs: 1 })).rejects.toThrow(
    'No attempt-answered came',
  )
})

test('a wait that ends in vain says what was wanted, what came nearest, and what happened', async ({
  there,
  stage,
}) => {
  await outcomeOf(stage, { jwe: 'rubbish' })
  const wanted = { type: 'attempt-answered', code: 'TOKEN_EXPIRED', answer: 'judge' } as const
  await expect(there.waitFor(wanted, { timeoutMs: 5_000 })).rejects.toThrow(
    [
      `No attempt-answered with code "TOKEN_EXPIRED" and answer "judge" came on the stage "${stage.id}" within 5000 ms. The last one has code "TOKEN_MALFORMED".`,
      '',
      'What happened:',
      'Outside the pages:',
    ].join('\n'),
  )
})

test('a wait on a stage where nothing happens says so', async ({ there }) => {
  await expect(there.waitFor(({ index }) => index > 0, { timeoutMs: 5_000 })).rejects.toThrow(
    /^No entry that fits the function came .* within 5000 ms\.\n\nWhat happened:\nNothing happened: no page has loaded the tag\./,
  )
})

test('a wait for an entry that cannot exist is refused at once, with the nearest name', async ({ there }) => {
  const wait = (wanted: object | string): Promise<unknown> => there.waitFor(wanted as 'tag-loaded')
  await expect(wait('tag-loded')).rejects.toThrow(
    'waitFor(): The journal has no entries of the type "tag-loded"; did you mean tag-loaded',
  )
  await expect(wait({ type: 'activation-settled', reasn: 'x' })).rejects.toThrow('did you mean reason?')
  await expect(wait({ type: 'activation-settled', status: 'failed' })).rejects.toThrow('status')
})

test('a stage that is deleted ends the wait on it with a sentence', async ({ client, stage }) => {
  const own = client.stage(`${stage.id}-own`)
  const { graphql } = await own.create()
  await sessionOf({ ...stage, graphqlUrl: graphql }, { jwe: null })
  const { begun, isAsked } = watchFor('nobody')
  const ended = expect(own.waitFor(isAsked, { timeoutMs: 60_000 })).rejects.toThrow(
    `No entry that fits the function came on the stage "${own.id}" before it was deleted.\n\nWhat happened:\nOutside`,
  )
  await begun
  await own.drop()
  await ended
})

test('a stage that is created anew while somebody waits is waited on from its first entry', async ({
  there,
  stage,
}) => {
  for (const userId of ['one', 'two', 'three']) await sessionOf(stage, { jwe: await tokenFor(userId) })
  const { begun, isAsked } = watchFor('again')
  const wait = there.waitFor(isAsked, { after: 2 })
  await begun
  await there.reset()
  await sessionOf(stage, { jwe: await tokenFor('again') })
  expect(await wait).toMatchObject({ index: 1, userId: 'again' })
})

test('a wait that is aborted ends with the reason of the signal', async ({ there }) => {
  const before = new AbortController()
  before.abort(new Error('never mind'))
  await expect(there.waitFor('tag-loaded', { signal: before.signal })).rejects.toThrow('never mind')
  const during = new AbortController()
  const wait = there.waitFor('tag-loaded', { signal: during.signal, timeoutMs: 60_000 })
  await there.journal()
  during.abort(new Error('enough'))
  await expect(wait).rejects.toThrow('enough')
})

test('the events of a stage come as they happen, and end when they are aborted', async ({ there, stage }) => {
  const over = new AbortController()
  const types: StageEvent['type'][] = []
  const reading = (async () => {
    for await (const event of there.events({ signal: over.signal })) {
      types.push(event.type)
      if (event.type === 'entries') over.abort(new Error('seen enough'))
    }
  })()
  const ended = expect(reading).rejects.toThrow('seen enough')
  await sessionOf(stage, { jwe: null })
  await ended
  expect(types[0]).toBe('stage')
  expect(types.at(-1)).toBe('entries')
})

test('what the API refuses is an error with the sentence of the API, its status and the fields', async ({
  client,
  there,
}) => {
  const prepared = there.prepare({ answer: 'explode' as 'accept' })
  await expect(prepared).rejects.toThrow(/^\[0\]\.answer must be 'judge', 'accept', .* but is 'explode'\.$/)
  await expect(prepared).rejects.toMatchObject({
    name: 'ControlError',
    status: 400,
    complaints: [{ path: '[0].answer' }],
  })
  const unknown = client.stage('no-such-stage')
  const sentence = 'There is no stage "no-such-stage"; create it with PUT.'
  await expect(unknown.journal()).rejects.toThrow(sentence)
  await expect(unknown.waitFor('tag-loaded')).rejects.toThrow(sentence)
  await expect(there.agent({ end: true })).rejects.toMatchObject({ status: 409 })
})

test('a wrong token is refused with the sentence of the API', async ({ control }) => {
  const client = createClient({ url: new URL(control.url).origin, token: 'wrong' })
  const sentence = 'The control token is wrong: send "Authorization: Bearer <token>" with the token printed at start.'
  await expect(client.journal()).rejects.toThrow(sentence)
  await expect(client.waitFor('tag-loaded')).rejects.toThrow(sentence)
})

test('a stand-in that is not there is named with its address', async () => {
  const { port, release } = await holdPort()
  await release()
  const url = `http://127.0.0.1:${port}`
  const client = createClient({ url, token: 'any' })
  const sentence = `The stand-in at ${url} does not answer: is it still running?`
  await expect(client.journal()).rejects.toThrow(sentence)
  await expect(client.waitFor('tag-loaded')).rejects.toThrow(sentence)
})

test('an address that is that of another server is named', async ({ stage, control }) => {
  const url = new URL(stage.demoUrl).origin
  await expect(createClient({ url, token: control.token }).stages()).rejects.toThrow(
    `The stand-in at ${url} answered 404 without JSON: is this its address?`,
  )
})

for (const { what, options, sentence } of [
  { what: 'no address', options: { token: 'x' }, sentence: 'createClient(): url must be the address of a stand-in' },
  {
    what: 'an address without http',
    options: { url: 'localhost:4070', token: 'x' },
    sentence: 'but is "localhost:4070"',
  },
  {
    what: 'no token',
    options: { url: 'http://127.0.0.1:4070' },
    sentence: 'createClient(): token must be the control token',
  },
]) {
  test(`a client with ${what} is refused with a sentence`, () => {
    expect(() => createClient(options as { url: string; token: string })).toThrow(
      `createClient(): ${sentence}`.slice(0, 16),
    )
    expect(() => createClient(options as { url: string; token: string })).toThrow(sentence)
  })
}

/** Whether an entry is about that visitor, and when that was first asked: from then on somebody waits. */
const watchFor = (userId: string) => {
  let begin = (): void => {}
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const isAsked = (entry: JournalEntry): boolean => {
    begin()
    return entry.type === 'attempt-answered' && entry.userId === userId
  }
  return { begun, isAsked }
}

type State = Extract<StageEvent, { readonly type: 'state' }>['data']

/** The states of a stage as its stream tells them. */
const statesOf = (there: StageClient) => {
  const events = there.events()[Symbol.asyncIterator]()
  return {
    until: async (fits: (state: State) => boolean): Promise<State> => {
      for (;;) {
        const { value } = (await events.next()) as { readonly value: StageEvent }
        if (value.type === 'state' && fits(value.data)) return value.data
      }
    },
    end: async () => void (await events.return?.()),
  }
}
