import { expect, test } from '../../plain-test.ts'
import type { AttemptAnswer, Identity } from '../../../mock-tag/activation/states.ts'
import { viewOf } from '../../../mock-tag/chat-window/chat-view.ts'
import { nextTask } from '../../../mock-tag/next-task.ts'
import { createTag, type Tag } from '../../../mock-tag/tag.ts'
import type { ActivationResult, ProvidedAuthentication, TokenProvider } from '../../../protocol/activation.ts'
import { DEFAULT_FIDELITY } from '../../../protocol/fidelity.ts'
import type { TagEntry } from '../../../journal/entries.ts'
import { installFakeTimers } from '../fake-timers.ts'

const CAMILLE: Identity = { kind: 'secured', vuid: 'c', accessToken: 'a.b.c', displayName: 'Camille' }
const OPTION = { type: 'SECURED_AUTHENTICATION', token: 't1' } as const
const provider = (): ProvidedAuthentication => ({ authenticationOption: OPTION })
const SUCCESS: ActivationResult = { authentication: { option: OPTION, status: 'authentication-success' } }

type Rehearsal = {
  readonly tag: Tag
  readonly log: string[]
  readonly entries: TagEntry[]
  readonly toldTabs: () => number
  /** What the alarm was set for, each time; the last one holds. */
  readonly alarms: (readonly number[])[]
}

/** A tag whose platform says yes, unless told otherwise, with everything around it noted in one log. */
const rehearse = ({
  answer = { accepted: true, identity: CAMILLE },
  show = () => {},
}: {
  readonly answer?: AttemptAnswer
  readonly show?: (kind: string) => void
} = {}): Rehearsal => {
  const log: string[] = []
  const entries: TagEntry[] = []
  const alarms: (readonly number[])[] = []
  let toldTabs = 0
  let isHeld = false
  const tag = createTag(
    { fidelity: DEFAULT_FIDELITY, authenticationMode: true },
    {
      storage: {
        store: ({ vuid }) => {
          isHeld = true
          log.push(`store ${vuid}`)
        },
        vuid: () => null,
        clear: () => {
          if (isHeld) entries.push({ type: 'identity-cleared' })
          isHeld = false
          log.push('clear')
        },
      },
      journal: {
        write: (entry) => entries.push(entry),
        carry: () => ({ page: '', first: 0, events: [] }),
        confirm: () => {},
        release: () => {},
      },
      sendAttempt: () => Promise.resolve(answer),
      explain: () => {},
      setAlarm: (dues) => alarms.push(dues),
      tellOtherTabs: () => (toldTabs += 1),
    },
    (phase) => {
      const { kind } = viewOf(phase)
      log.push(kind)
      show(kind)
    },
  )
  return { tag, log, entries, toldTabs: () => toldTabs, alarms }
}

/** The tag prints what a provider threw; a test run need not. */
const silence = (): void => {
  const { error } = console
  // oxlint-disable-next-line no-console -- what is silenced is the product's own message
  console.error = () => {}
  restoreLater.push(() => {
    // oxlint-disable-next-line no-console -- and here it speaks again
    console.error = error
  })
}
const restoreLater: (() => void)[] = []
test.afterEach(() => restoreLater.splice(0).forEach((restore) => restore()))

for (const [name, given] of [
  ['at once', provider],
  ['with a promise', () => Promise.resolve(provider())],
] as const) {
  test(`activate resolves with the documented object when the provider answers ${name}`, async () => {
    const { tag, log } = rehearse()
    expect(await tag.members.activate(given)).toEqual(SUCCESS)
    expect(log).toEqual(['starting', 'starting', 'secured', 'store c'])
  })
}

test('the callback gets the same object as the promise, and only once', async () => {
  const { tag } = rehearse()
  const told: ActivationResult[] = []
  const result = await tag.members.activate(provider, (given) => told.push(given))
  await Promise.resolve()
  expect(told).toHaveLength(1)
  expect(told[0]).toBe(result)
})

for (const rubbish of [undefined, null, 'provider', provider(), 7]) {
  test(`activate(${JSON.stringify(rubbish)}) resolves with a failure in the documented shape`, async () => {
    const { tag } = rehearse()
    expect(await tag.members.activate(rubbish as unknown as TokenProvider)).toEqual({
      authentication: {
        option: { type: 'SECURED_AUTHENTICATION', token: null },
        status: 'authentication-failure',
        reason: 'A valid authentication option must be provided',
      },
    })
  })
}

test('a provider that never settles ends at the time limit', async () => {
  const timers = installFakeTimers(30_000)
  const { tag } = rehearse()
  const result = tag.members.activate(() => new Promise(() => {}))
  await nextTask()
  timers.pending()[0]?.end()
  expect(await result).toMatchObject({
    authentication: { reason: 'The authentication option provider did not answer in time' },
  })
})

test('a provider is asked in a later task, after microtasks and messages of the one that called activate', async () => {
  const { tag } = rehearse()
  const order: string[] = []
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', () => order.push('a message that was posted before'), { once: true })
  port1.start()
  port2.postMessage(null)
  const call = tag.members.activate(() => {
    order.push('the provider')
    return provider()
  })
  queueMicrotask(() => order.push('a microtask'))
  order.push('the rest of the task')
  expect(await call).toEqual(SUCCESS)
  port1.close()
  expect(order).toEqual(['the rest of the task', 'a microtask', 'a message that was posted before', 'the provider'])
})

for (const { what, end } of [
  { what: 'logs out', end: (tag: Tag) => void tag.members.logout() },
  { what: 'logs out in another tab', end: (tag: Tag) => tag.loggedOutElsewhere() },
]) {
  test(`a visitor who ${what} in the task that called activate ends it before its provider is asked`, async () => {
    const { tag, entries } = rehearse()
    let isAsked = false
    const call = tag.members.activate(() => {
      isAsked = true
      return provider()
    })
    end(tag)
    expect(await call).toMatchObject({
      authentication: { reason: 'The visitor logged out before the activation ended' },
    })
    await nextTask()
    expect(isAsked).toBe(false)
    expect(entries.map(({ type }) => type)).not.toContain('provider-called')
  })
}

test('an activation that begins in the same task as the logout of another asks only its own provider', async () => {
  const { tag } = rehearse()
  const asked: string[] = []
  const named = (name: string): TokenProvider => {
    return () => {
      asked.push(name)
      return provider()
    }
  }
  const first = tag.members.activate(named('first'))
  void tag.members.logout()
  expect(await tag.members.activate(named('second'))).toEqual(SUCCESS)
  expect((await first).authentication.status).toBe('authentication-failure')
  expect(asked).toEqual(['second'])
})

test('a provider that throws while the visitor logs out does not bring the activation back', async () => {
  silence()
  const { tag, entries } = rehearse()
  const result = await tag.members.activate(() => {
    void tag.members.logout()
    throw new Error('mine')
  })
  expect(result).toMatchObject({
    authentication: { reason: 'The visitor logged out before the activation ended' },
  })
  expect(entries.map(({ type }) => type)).toEqual([
    'activation-requested',
    'provider-called',
    'logout-called',
    'activation-settled',
  ])
})

test('two activations at once: one succeeds, the other says that one is under way, and both resolve', async () => {
  const { tag } = rehearse()
  const results = await Promise.all([tag.members.activate(provider), tag.members.activate(provider)])
  expect(results).toEqual([
    SUCCESS,
    {
      authentication: { option: OPTION, status: 'authentication-failure', reason: 'A login is already ongoing' },
    },
  ])
})

test('logout resolves to nothing, clears the stored identity and notifies the other tabs', async () => {
  const { tag, log, entries, toldTabs } = rehearse()
  await tag.members.activate(provider)
  expect(await tag.members.logout()).toBeUndefined()
  expect(log.slice(-2)).toEqual(['not-started', 'clear'])
  expect(entries.slice(-2)).toEqual([{ type: 'logout-called' }, { type: 'identity-cleared' }])
  expect(toldTabs()).toBe(1)
})

test('a logout in another tab clears this one as well, without notifying it back', async () => {
  const { tag, log, toldTabs } = rehearse()
  await tag.members.activate(provider)
  tag.loggedOutElsewhere()
  expect(log.slice(-2)).toEqual(['not-started', 'clear'])
  expect(toldTabs()).toBe(0)
})

test('logout without an identity is harmless, and records nothing', async () => {
  const { tag, entries } = rehearse()
  await tag.members.logout()
  expect(entries).toEqual([{ type: 'logout-called' }])
})

test('a chat window that fails does not break the tag: activate still resolves, and so does the next', async () => {
  silence()
  let isBroken = true
  const { tag } = rehearse({
    show: () => {
      if (!isBroken) return
      isBroken = false
      throw new Error('no document.body')
    },
  })
  expect(await tag.members.activate(provider)).toEqual(SUCCESS)
  await tag.members.logout()
  expect(await tag.members.activate(provider)).toEqual(SUCCESS)
})

/** A session token of so many minutes, as far as the tag reads it. */
const sessionToken = (minutes: number, serial = 1): string =>
  `e.${Buffer.from(JSON.stringify({ serial, iat: 1_000, exp: 1_000 + minutes * 60 })).toString('base64url')}.s`

const withSession = (minutes: number): AttemptAnswer => ({
  accepted: true,
  identity: { ...CAMILLE, accessToken: sessionToken(minutes) },
})

test.describe('the session', () => {
  for (const { minutes, delayMs } of [
    { minutes: 60, delayMs: 59 * 60_000 },
    { minutes: 7, delayMs: 6 * 60_000 },
    { minutes: 2, delayMs: 60_000 },
    { minutes: 1, delayMs: 30_000 },
  ]) {
    test(`a session of ${minutes} minutes is due after ${delayMs / 1_000} s, counted from when the answer came`, async () => {
      const { tag, entries, alarms } = rehearse({ answer: withSession(minutes) })
      const before = Date.now()
      await tag.members.activate(provider)
      const after = Date.now()
      expect(entries).toContainEqual({ type: 'refresh-scheduled', delayMs })
      const [refreshAt = 0, endsAt = 0] = alarms.at(-1) ?? []
      expect(refreshAt - delayMs).toBeGreaterThanOrEqual(before)
      expect(refreshAt - delayMs).toBeLessThanOrEqual(after)
      expect(endsAt - refreshAt).toBe(minutes * 60_000 - delayMs)
    })
  }

  test('a session of an unreadable length is never due', async () => {
    const { tag, entries, alarms } = rehearse()
    await tag.members.activate(provider)
    expect(entries.map(({ type }) => type)).not.toContain('refresh-scheduled')
    expect(alarms.at(-1)).toEqual([])
  })

  test('a session that is due asks the provider that was given to activate, and the next renewal is scheduled', async () => {
    silence()
    const { tag, entries, alarms, log } = rehearse({ answer: withSession(60) })
    let asked = 0
    const counting: TokenProvider = () => {
      asked += 1
      return provider()
    }
    await tag.members.activate(counting)
    await Promise.all([1, 2].map(() => tag.members.activate(() => Promise.reject(new Error('not this one')))))
    const refreshed = () => entries.filter((entry) => entry.type === 'refresh-settled' && entry.status === 'refreshed')
    for (let count = 1; count <= 3; count += 1) {
      tag.sessionDue(false)
      await expect.poll(() => refreshed().length).toBe(count)
      expect([asked, alarms.length]).toEqual([count + 1, count + 1])
    }
    expect(alarms.every(({ length }) => length === 2)).toBe(true)
    const numbers = entries.flatMap((entry) =>
      entry.type === 'activation-requested' || entry.type === 'refresh-started' ? [entry.activation] : [],
    )
    expect(numbers).toEqual([...new Set(numbers)])
    expect(log).not.toContain('clear')
  })

  for (const { by, end } of [
    { by: 'a logout', end: (tag: Tag) => tag.members.logout() },
    { by: 'a logout in another tab', end: async (tag: Tag) => tag.loggedOutElsewhere() },
  ]) {
    test(`a session ends with ${by}: its alarm is cancelled, and a late one asks no provider`, async () => {
      const { tag, entries, alarms } = rehearse({ answer: withSession(60) })
      let asked = 0
      await tag.members.activate(() => {
        asked += 1
        return provider()
      })
      await end(tag)
      expect(alarms.at(-1)).toEqual([])
      const told = entries.length
      tag.sessionDue(false)
      tag.sessionDue(true)
      await nextTask()
      expect([asked, entries.length]).toEqual([1, told])
    })
  }

  test('the session of an earlier identity does not return with the next one: each asks its own provider', async () => {
    const { tag } = rehearse({ answer: withSession(60) })
    const asked: string[] = []
    const named = (name: string): TokenProvider => {
      return () => {
        asked.push(name)
        return provider()
      }
    }
    await tag.members.activate(named('first'))
    await tag.members.logout()
    await tag.members.activate(named('second'))
    tag.sessionDue(false)
    await expect.poll(() => asked).toEqual(['first', 'second', 'second'])
  })
})

test.describe('a tag whose successor has been loaded', () => {
  const LOADED_AGAIN = { status: 'authentication-failure', reason: 'The tag was loaded again' }

  test('a tag that has been replaced has settled its calls, and says how far each came', async () => {
    const { tag, entries, log } = rehearse()
    const calls = [tag.members.activate(() => new Promise(() => {})), tag.members.activate(() => new Promise(() => {}))]
    tag.end()
    for (const { authentication } of await Promise.all(calls)) expect(authentication).toMatchObject(LOADED_AGAIN)
    expect(entries.slice(-2)).toMatchObject([
      { type: 'activation-settled', activation: 1, code: 'TAG_LOADED_AGAIN', attempts: 1 },
      { type: 'activation-settled', activation: 2, code: 'TAG_LOADED_AGAIN', attempts: 0 },
    ])
    expect(log).not.toContain('clear')
  })

  test('a tag that has been replaced answers later calls at once, and does not ask their providers', async () => {
    const { tag, entries } = rehearse()
    tag.end()
    let isAsked = false
    const asked = (): ProvidedAuthentication => {
      isAsked = true
      return provider()
    }
    expect((await tag.members.activate(asked)).authentication).toMatchObject(LOADED_AGAIN)
    await nextTask()
    expect(isAsked).toBe(false)
    expect(entries.map(({ type }) => type)).toEqual(['activation-settled'])
  })

  test('a tag that has been replaced ignores a late answer of its provider', async () => {
    let answer: (given: ProvidedAuthentication) => void = () => {}
    const { tag, log, entries } = rehearse()
    const call = tag.members.activate(() => new Promise((resolve) => (answer = resolve)))
    await nextTask()
    tag.end()
    const told = entries.length
    answer(provider())
    await call
    await new Promise((resolve) => setImmediate(resolve))
    expect(log).not.toContain('store c')
    expect(entries).toHaveLength(told)
  })

  test('a tag that has been replaced ignores a logout in another tab, and its own', async () => {
    const { tag, log, entries, toldTabs } = rehearse()
    await tag.members.activate(provider)
    tag.end()
    const told = entries.length
    tag.loggedOutElsewhere()
    await tag.members.logout()
    expect(entries).toHaveLength(told)
    expect(log).not.toContain('clear')
    expect(toldTabs()).toBe(0)
  })
})
