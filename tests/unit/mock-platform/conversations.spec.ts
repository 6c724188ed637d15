import { expect, test } from '../../plain-test.ts'
import { createConversations } from '../../../mock-platform/conversations.ts'
import { createVisitorSessions, type VisitorKind } from '../../../mock-platform/visitor-sessions.ts'
import type { JournalEvent } from '../../../journal/entries.ts'
import { installFakeTimers } from '../fake-timers.ts'
import { NOW_MS, privateKey } from './mint.ts'

const ANNA = { sid: '1', vuid: 'anna' }
const ACCOUNT = { sid: '1', vuid: 'account' }

/** Conversations with an agent who says these, on a clock that stands still. */
const rehearse = (replies: readonly string[] = []) => {
  const entries: JournalEvent[] = []
  const conversations = createConversations({
    clock: { now: () => NOW_MS, wait: () => Promise.resolve() },
    journal: { write: (event) => entries.push(event) },
    replies,
  })
  const write = (visitor: typeof ANNA, text: string, kind: VisitorKind = 'anonymous') =>
    conversations.write(visitor, { text, kind, hasExtId: false })
  const writeWithExtId = (visitor: typeof ANNA, text: string) =>
    conversations.write(visitor, { text, kind: 'secured', hasExtId: true })
  const arrive = (
    visitor: typeof ANNA,
    kind: VisitorKind,
    { fromVuid = null, conversationId = null }: { fromVuid?: string | null; conversationId?: string | null } = {},
  ) => conversations.arrive(visitor, { kind, fromVuid, conversationId })
  const said = (visitor: typeof ANNA) =>
    conversations.current(visitor)?.messages.map(({ by, text }) => `${by}: ${text}`)
  return { ...conversations, write, writeWithExtId, arrive, said, entries }
}

const SIGNED_IN = 'system: You are now signed in, and the agent can see who you are.'

test('the first message begins a conversation, the next ones continue it, and the journal knows only their lengths', () => {
  const { write, said, entries } = rehearse()
  const first = write(ANNA, 'Hello')
  expect(first).toMatchObject({ conversationId: expect.stringMatching(/^[\da-f-]{36}$/), isOngoing: true })
  expect(write(ANNA, 'Anybody?')?.conversationId).toBe(first?.conversationId)
  expect(said(ANNA)).toEqual(['visitor: Hello', 'visitor: Anybody?'])
  const about = { sid: '1', conversationId: first?.conversationId, vuid: 'anna' }
  expect(entries).toEqual([
    { type: 'conversation-started', ...about, id: 1 },
    { type: 'message-sent', ...about, by: 'visitor', length: 5 },
    { type: 'message-sent', ...about, by: 'visitor', length: 8 },
  ])
})

test('the agent sends one prepared message after each message, and none once they are used up', () => {
  const { write, said } = rehearse(['one', 'two'])
  expect(write(ANNA, 'a')?.messages).toHaveLength(1)
  write(ANNA, 'b')
  write(ANNA, 'c')
  expect(said(ANNA)).toEqual(['visitor: a', 'agent: one', 'visitor: b', 'agent: two', 'visitor: c'])
  write(ACCOUNT, 'a')
  expect(said(ACCOUNT)).toEqual(['visitor: a', 'agent: one'])
})

test('a message carries the callbacks for the site, with the documented arguments, but not to a page that loads later', () => {
  const { write, agent, current, ongoing } = rehearse(['Hi'])
  const { conversationId } = write(ANNA, 'Hello') ?? {}
  const chat = { id: 1, conversationId, vuid: 'anna' }
  const date = new Date(NOW_MS).toISOString()
  expect(ongoing(ANNA)?.messages.flatMap(({ tells = [] }) => tells)).toEqual([])
  agent.act({ askSatisfaction: true, end: true })
  write(ANNA, '4')
  expect(current(ANNA)?.messages.map(({ tells }) => tells)).toEqual([
    [
      ['onChatStarted', chat],
      ['onMessageSent', { msg: 'Hello' }],
    ],
    [['onMessageReceived', { msg: 'Hi', date, operator: { id: 1, externalId: null } }]],
    [['onChatEnded', { ...chat, endedBy: 'operator' }]],
    [['onSatisfactionDisplayed']],
    [],
    [['onSatisfactionAnswered']],
  ])
})

test('a visitor who ends a conversation is reported to the site as the one who ended it', () => {
  const { write, end, current, ongoing } = rehearse()
  write(ANNA, 'Hello')
  end(ANNA)
  expect(current(ANNA)).toMatchObject({ isOngoing: false })
  expect(current(ANNA)?.messages.at(-1)?.tells).toMatchObject([['onChatEnded', { endedBy: 'visitor' }]])
  expect(ongoing(ANNA)).toBeNull()
  end(ANNA)
})

for (const text of ['0', '6', '45', 'Very good', '3.']) {
  test(`an answer to the survey other than 1 to 5 (${text}) is a message, which begins a new conversation`, () => {
    const { write, agent } = rehearse()
    const { conversationId } = write(ANNA, 'Hello') ?? {}
    agent.act({ askSatisfaction: true, end: true })
    const next = write(ANNA, text)
    expect(next?.conversationId).not.toBe(conversationId)
    expect(agent.sees()).toMatchObject([{ satisfaction: 'asked' }, { isOngoing: true, satisfaction: null }])
  })
}

test('the survey is answered once, and a number without a survey is a message', () => {
  const { write, agent } = rehearse()
  write(ANNA, '5')
  agent.act({ askSatisfaction: true })
  write(ANNA, '4')
  agent.act({ end: true })
  write(ANNA, '3')
  write(ANNA, '2')
  expect(agent.sees()).toMatchObject([
    { satisfaction: 3, isOngoing: false },
    { satisfaction: null, isOngoing: true },
  ])
})

test.describe('signing in', () => {
  for (const { name, account } of [
    { name: 'as a new customer, with the same visitor id', account: ANNA },
    { name: 'to an account that has none ongoing', account: ACCOUNT },
  ]) {
    test(`signing in ${name} takes the ongoing anonymous conversation along, and tells the visitor so`, () => {
      const { write, arrive, ongoing, said, agent, entries } = rehearse()
      const { conversationId } = write(ANNA, 'Hello') ?? {}
      expect(agent.sees()).toMatchObject([{ padlock: false }])
      arrive(account, 'secured', { fromVuid: 'anna' })
      expect(ongoing(account)?.conversationId).toBe(conversationId)
      expect(said(account)).toEqual(['visitor: Hello', SIGNED_IN])
      expect(agent.sees()).toMatchObject([{ vuid: account.vuid, padlock: true }])
      expect(entries).toContainEqual({
        type: 'conversation-moved',
        sid: '1',
        conversationId,
        vuid: account.vuid,
        fromVuid: 'anna',
        kind: 'secured',
      })
    })
  }

  test("signing in to an account with an ongoing conversation brings that one back, and ends the other in the account's history", () => {
    const { write, arrive, ongoing, history, said } = rehearse()
    const own = write(ACCOUNT, 'From the account', 'secured')
    const other = write(ANNA, 'From nobody')
    arrive(ACCOUNT, 'secured', { fromVuid: 'anna' })
    expect(ongoing(ACCOUNT)?.conversationId).toBe(own?.conversationId)
    expect(said(ACCOUNT)).toEqual(['visitor: From the account', SIGNED_IN])
    expect(history(ACCOUNT).map(({ conversationId, isOngoing }) => [conversationId, isOngoing])).toEqual([
      [own?.conversationId, true],
      [other?.conversationId, false],
    ])
    expect(history(ANNA)).toEqual([])
  })

  test('signing in without an ongoing conversation sends no message, whatever is in the history', () => {
    const { write, end, arrive, said, history } = rehearse()
    write(ANNA, 'Hello')
    end(ANNA)
    write(ACCOUNT, 'Later', 'secured')
    arrive(ACCOUNT, 'secured', { fromVuid: 'anna' })
    expect(said(ACCOUNT)).toEqual(['visitor: Later'])
    expect(history(ACCOUNT)).toHaveLength(2)
  })

  test('signing in again on the next page changes nothing', () => {
    const { write, arrive, said } = rehearse()
    write(ACCOUNT, 'Hello', 'secured')
    arrive(ACCOUNT, 'secured', { fromVuid: 'account' })
    expect(said(ACCOUNT)).toEqual(['visitor: Hello'])
  })

  test('signing in with an unverified user id takes the conversation along without a padlock and without a message', () => {
    const { write, arrive, said, agent } = rehearse()
    write(ANNA, 'Hello')
    arrive(ACCOUNT, 'simple', { fromVuid: 'anna' })
    expect(said(ACCOUNT)).toEqual(['visitor: Hello'])
    expect(agent.sees()).toMatchObject([{ padlock: false }])
  })

  test('signing in from simple to secured takes no conversation along', () => {
    const { write, arrive, history, ongoing } = rehearse()
    write(ANNA, 'Hello', 'simple')
    arrive(ACCOUNT, 'secured', { fromVuid: 'anna' })
    expect(history(ACCOUNT)).toEqual([])
    expect(ongoing(ANNA)).not.toBeNull()
  })

  test('signing in on another project takes no conversation along', () => {
    const { write, arrive, history } = rehearse()
    write(ANNA, 'Hello')
    arrive({ sid: '2', vuid: 'account' }, 'secured', { fromVuid: 'anna' })
    expect(history({ sid: '2', vuid: 'account' })).toEqual([])
  })
})

test.describe('extID', () => {
  test('setting extID takes the padlock from a secured conversation, for good', () => {
    const { write, writeWithExtId, agent } = rehearse()
    writeWithExtId(ACCOUNT, 'Hello')
    write(ACCOUNT, 'Again', 'secured')
    expect(agent.sees()).toMatchObject([{ padlock: false }])
  })
})

test.describe('a conversation of another domain', () => {
  const OTHER = { sid: '1', vuid: 'other-domain' }

  test('an anonymous conversation continues on another domain, and on the first as well', () => {
    const { write, arrive, said, agent } = rehearse()
    const { conversationId = '' } = write(ANNA, 'Hello') ?? {}
    arrive(OTHER, 'anonymous', { conversationId })
    write(OTHER, 'From there')
    expect(said(OTHER)).toEqual(['visitor: Hello', 'visitor: From there'])
    expect(said(ANNA)).toEqual(said(OTHER))
    expect(agent.sees()).toMatchObject([{ vuid: 'other-domain' }])
  })

  test('an anonymous conversation from another domain belongs only to the customer once the visitor signs in', () => {
    const { write, arrive, current } = rehearse()
    const { conversationId = '' } = write(ANNA, 'Hello') ?? {}
    arrive(OTHER, 'anonymous', { conversationId })
    arrive(ACCOUNT, 'secured', { fromVuid: 'other-domain' })
    expect(current(ACCOUNT)?.conversationId).toBe(conversationId)
    expect(current(ANNA)).toBeNull()
  })

  for (const { name, begin } of [
    { name: 'has ended', begin: ({ write, end }: ReturnType<typeof rehearse>) => [write(ANNA, 'Hi'), end(ANNA)] },
    { name: 'is a customer’s', begin: ({ write }: ReturnType<typeof rehearse>) => void write(ANNA, 'Hi', 'secured') },
    {
      name: 'is of another project',
      begin: ({ write }: ReturnType<typeof rehearse>) => void write({ sid: '2', vuid: 'anna' }, 'Hi'),
    },
    {
      name: 'comes to a visitor with an ongoing one',
      begin: ({ write }: ReturnType<typeof rehearse>) => void (write(ANNA, 'Hi'), write(OTHER, 'Mine')),
    },
  ]) {
    test(`a conversation of another domain that ${name} does not continue`, () => {
      const rehearsal = rehearse()
      begin(rehearsal)
      const { conversationId = '' } = rehearsal.agent.sees()[0] ?? {}
      rehearsal.arrive(OTHER, 'anonymous', { conversationId })
      expect(rehearsal.current(OTHER)?.conversationId).not.toBe(conversationId)
    })
  }
})

test.describe('who waits for news', () => {
  const signal = new AbortController().signal
  /** True when the promise is settled by now. */
  const isDone = async (promise: Promise<void>): Promise<boolean> => {
    let done = false
    void promise.then(() => (done = true))
    await new Promise((resolve) => setImmediate(resolve))
    return done
  }

  test('a client that waits for news gets existing news at once', async () => {
    const { write, news } = rehearse()
    const { version = 0 } = write(ANNA, 'Hello') ?? {}
    expect(await isDone(news(ANNA, version - 1, signal))).toBe(true)
    expect(await isDone(news({ sid: '1', vuid: 'nobody' }, 1, signal))).toBe(true)
  })

  test("a client that waits for news gets an answer after 25 s or a message, but not after another visitor's message", async () => {
    const timers = installFakeTimers(25_000)
    const { write, agent, news, current } = rehearse()
    write(ANNA, 'Hello')
    const first = news(ANNA, current(ANNA)?.version ?? 0, signal)
    expect(timers.pending()).toHaveLength(1)
    write(ACCOUNT, 'Hello')
    expect(await isDone(first)).toBe(false)
    agent.act({ say: 'Hi', conversationId: current(ANNA)?.conversationId ?? '' })
    expect(await isDone(first)).toBe(true)
    const second = news(ANNA, current(ANNA)?.version ?? 0, signal)
    expect(await isDone(second)).toBe(false)
    timers.pending()[0]?.end()
    expect(await isDone(second)).toBe(true)
  })

  test('the platform stops waiting for news when the client has gone', async () => {
    const { write, news } = rehearse()
    const { version = 0 } = write(ANNA, 'Hello') ?? {}
    const gone = new AbortController()
    const waiting = news(ANNA, version, gone.signal)
    expect(await isDone(waiting)).toBe(false)
    gone.abort()
    expect(await isDone(waiting)).toBe(true)
  })
})

test('an order to the agent in no conversation, in one of several or in one that has ended is refused in words', () => {
  const { agent, write, current } = rehearse()
  expect(agent.act({ say: 'Hi' })).toBe('No conversation is ongoing on this stage: a visitor has to write first.')
  const { conversationId: one = '' } = write(ANNA, 'Hello') ?? {}
  const { conversationId: two = '' } = write(ACCOUNT, 'Hello') ?? {}
  expect(agent.act({ say: 'Hi' })).toBe(
    `Several conversations are ongoing: name one of them with conversationId: ${one}, ${two}.`,
  )
  expect(agent.act({ end: true, conversationId: one })).toBeNull()
  expect(agent.act({ say: 'Hi', conversationId: one })).toBe(
    `There is no ongoing conversation "${one}"; the ongoing ones are ${two}.`,
  )
  expect(agent.act({ say: 'Hi' })).toBeNull()
  expect(current(ACCOUNT)?.messages).toHaveLength(2)
})

test('a conversation keeps its newest 200 messages, and a stage its 500 most recently changed conversations', () => {
  const { write, current, agent } = rehearse()
  for (let count = 1; count <= 201; count += 1) write(ANNA, `message ${count}`)
  expect(current(ANNA)?.messages).toHaveLength(200)
  expect(current(ANNA)?.messages[0]?.text).toBe('message 2')
  for (let count = 1; count <= 499; count += 1) write({ sid: '1', vuid: `v${count}` }, 'Hello')
  write(ANNA, 'Still there')
  write({ sid: '1', vuid: 'one more' }, 'Hello')
  expect(agent.sees()).toHaveLength(500)
  expect(current(ANNA)).not.toBeNull()
  expect(current({ sid: '1', vuid: 'v1' })).toBeNull()
})

test('a stage knows how each of its visitors was identified, and knows no others', () => {
  const sessions = createVisitorSessions(privateKey('platformSession'))
  const person = { userId: 'a', visitorData: {} }
  const anonymous = sessions.anonymous('1', null)
  expect(sessions.kindOf(anonymous)).toBe('anonymous')
  expect(sessions.kindOf({ ...anonymous, sid: '2' })).toBeNull()
  expect(sessions.kindOf(sessions.simple('1', person, null))).toBe('simple')
  const secured = sessions.secured('1', person, null)
  sessions.secured('1', person, anonymous.vuid)
  expect([sessions.kindOf(secured), sessions.kindOf(anonymous)]).toEqual(['secured', null])
})
