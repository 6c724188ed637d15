import { expect as playwrightExpect, test } from '../../../plain-test.ts'
import { expect } from '../../../../playwright-kit/expect.ts'
import type { JournalEntry } from '../../../../journal/entries.ts'
import {
  activated,
  activatedAnonymously,
  failedWith,
  refusedWith,
  requested,
  retryIn,
  securedAttempt,
  settled,
  accepted,
  tagLoaded,
  byTag,
} from '../../journal/journals.ts'
import { messageOf } from './claims.ts'
import { rehearsalThat, useFakeTime } from './fake-rehearsal.ts'

useFakeTime()

const refusedOnce = [...requested(), ...securedAttempt({ answered: refusedWith('SERVER_ERROR') }), ...retryIn(1_000)]
const thenGivenUp = failedWith('SERVER_ERROR')

test.describe('a claim that something happened', () => {
  test('a positive claim that is already true passes at once, without running time ahead', async () => {
    const rehearsal = rehearsalThat({ looks: [activated()] })
    await expect(rehearsal).toHaveActivated()
    expect(rehearsal.looks()).toBe(1)
    expect(rehearsal.settled()).toBe(0)
  })

  test('a positive claim is waited for', async () => {
    const rehearsal = rehearsalThat({ looks: [[], tagLoaded(), [], activated()] })
    await expect(rehearsal).toHaveActivated()
    expect(rehearsal.settled()).toBe(0)
  })

  test('a positive claim is checked again when the journal has grown, and not before', async () => {
    const heard: number[] = []
    const empty = rehearsalThat({})
    const full = rehearsalThat({ looks: [activated()] })
    const entries = (): readonly JournalEntry[] => (heard.length === 0 ? empty : full).entries()
    const news = async (limitMs: number): Promise<void> => void heard.push(limitMs)
    await expect({ ...empty, entries, news }).toHaveActivated()
    expect(heard).toEqual([10])
  })

  test('a positive claim runs time ahead while the tag waits before a retry, long before its own timeout', async () => {
    const rehearsal = rehearsalThat({ looks: [refusedOnce], settles: [thenGivenUp] })
    const begin = Date.now()
    await expect(rehearsal).toHaveFailedActivation({ attempts: 4, timeout: 60_000 })
    expect(Date.now() - begin).toBeLessThan(1_000)
    expect(rehearsal.settled()).toBe(1)
  })

  test('a positive claim runs time ahead once for each silence, not at every check', async () => {
    const rehearsal = rehearsalThat({ looks: [refusedOnce] })
    await messageOf(expect(rehearsal).toHaveActivated({ timeout: 600 }))
    expect(rehearsal.settled()).toBe(1)
  })

  test('a positive claim runs time ahead again when that had an effect and the tag waits once more', async () => {
    const again = [...securedAttempt({ attempt: 2, answered: refusedWith('SERVER_ERROR') }), ...retryIn(2_000)]
    const rehearsal = rehearsalThat({ looks: [refusedOnce], settles: [again, thenGivenUp] })
    await expect(rehearsal).toHaveFailedActivation({ timeout: 60_000 })
    expect(rehearsal.settled()).toBe(2)
  })

  test('a positive claim does not run time ahead while the site is creating its token', async () => {
    const minting = [...requested(), ...securedAttempt().slice(0, 1)]
    const answer = [...securedAttempt({ answered: accepted() }).slice(1), ...settled()]
    const rehearsal = rehearsalThat({ looks: [minting, ...Array.from({ length: 14 }, () => []), answer] })
    await expect(rehearsal).toHaveActivated()
    expect(rehearsal.settled()).toBe(0)
  })

  test("a positive claim never runs time ahead for a timer of the site, which is the test's to pass", async () => {
    const rehearsal = rehearsalThat({ looks: [tagLoaded()], settles: [activated()] })
    await messageOf(expect(rehearsal).toHaveActivated({ timeout: 400 }))
    expect(rehearsal.settled()).toBe(0)
  })

  test('a positive claim fails at its timeout, and its own timeout overrides the configured one', async () => {
    const begin = Date.now()
    await messageOf(expect.configure({ timeout: 300 })(rehearsalThat({})).toHaveActivated())
    expect(Date.now() - begin).toBe(300)
    await messageOf(expect.configure({ timeout: 60_000 })(rehearsalThat({})).toHaveActivated({ timeout: 1 }))
    expect(Date.now() - begin).toBe(301)
  })

  test('a positive claim with a timeout of 0 waits as long as the test may run', async () => {
    const looks = [...Array.from({ length: 6 }, () => []), activated()]
    await expect(rehearsalThat({ looks })).toHaveActivated({ timeout: 0 })
  })
})

test.describe('a claim that something did not happen', () => {
  test('a negative claim passes only after time has been run ahead', async () => {
    const rehearsal = rehearsalThat({ looks: [tagLoaded()] })
    await expect(rehearsal).not.toHaveActivatedAnonymously()
    expect(rehearsal.settled()).toBe(1)
  })

  test('a negative claim fails on what a timer brings later', async () => {
    const rehearsal = rehearsalThat({ looks: [tagLoaded()], settles: [activatedAnonymously()] })
    expect(await messageOf(expect(rehearsal).not.toHaveActivatedAnonymously())).toContain('Seen:     1 (visitor v-0)')
  })

  test('a negative claim fails at once on what has already happened', async () => {
    const begin = Date.now()
    const rehearsal = rehearsalThat({ looks: [activated()] })
    await messageOf(expect(rehearsal).not.toHaveActivated({ timeout: 60_000 }))
    expect(Date.now()).toBe(begin)
    expect(rehearsal.settled()).toBe(0)
  })

  test('a negative claim fails on what happened and was undone: a logout does not undo an activation', async () => {
    const rehearsal = rehearsalThat({ looks: [[...activated(), ...byTag({ type: 'logout-called' })]] })
    expect(await messageOf(expect(rehearsal).not.toHaveActivated())).toContain('Expected: no secured activation')
  })
})

test.describe('a claim that says how far it looks ahead', () => {
  test('a claim that says how far it looks ahead runs time exactly that far, and names itself to the runner', async () => {
    const rehearsal = rehearsalThat({ looks: [activated()] })
    await expect(rehearsal).not.toHaveLoggedOut({ within: '30 s' })
    await expect(rehearsal).toHaveActivated({ times: 1, within: 0 })
    await expect(rehearsal).toHaveJournal(['provider-called'], { exactly: false })
    await messageOf(expect(rehearsal).toHaveJournal(['provider-called'], { exactly: true, within: '1 h' }))
    await expect(rehearsal).not.toHaveFailedActivation()
    playwrightExpect(rehearsal.settlings).toEqual([
      { within: '30 s', claim: "expect(iadvize).not.toHaveLoggedOut({ within: '30 s' })" },
      { within: 0, claim: 'expect(iadvize).toHaveActivated({ times: 1, within: 0 })' },
      { within: undefined, claim: 'expect(iadvize).not.toHaveFailedActivation()' },
    ])
  })

  test('a claim that looks ahead a little still helps a tag through longer waits before its retries', async () => {
    const rehearsal = rehearsalThat({ looks: [refusedOnce], settles: [thenGivenUp] })
    await expect(rehearsal).toHaveFailedActivation({ times: 1, within: '1 s', timeout: 60_000 })
    playwrightExpect(rehearsal.settlings.map(({ within }) => within)).toEqual([undefined, '1 s'])
  })
})

test.describe('a claim that something happened so often', () => {
  test('a counted claim passes only after time has been run ahead, and fails on one more', async () => {
    const once = rehearsalThat({ looks: [activated()] })
    await expect(once).toHaveActivated({ times: 1 })
    expect(once.settled()).toBe(1)

    const twice = rehearsalThat({ looks: [activated()], settles: [activated({ activation: 2, token: 'a2' })] })
    expect(await messageOf(expect(twice).toHaveActivated({ times: 1 }))).toContain(
      'Expected: exactly 1 secured activation',
    )
  })

  test('a counted claim waits for the last of its events', async () => {
    const looks = [activated(), [], activated({ activation: 2, token: 'a2' })]
    await expect(rehearsalThat({ looks })).toHaveActivated({ times: 2 })
  })

  test('a counted claim and its opposite are both waited for', async () => {
    const looks = [activated(), [], activated({ activation: 2, token: 'a2' })]
    await expect(rehearsalThat({ looks })).not.toHaveActivated({ times: 1, timeout: 5_000 })
  })
})

test('on a journal that has forgotten its beginning, a negative claim fails and a positive one can pass', async () => {
  const whole = rehearsalThat({ looks: [[...tagLoaded(), ...activated()]] })
  const rehearsal = { ...whole, entries: () => whole.entries().slice(1) }
  const sentence =
    'The journal has dropped its oldest entries (1), so it cannot show what did not happen, or how often: make the claim earlier in the test, or split the test.'
  playwrightExpect(await messageOf(expect(rehearsal).not.toHaveActivatedAnonymously())).toBe(sentence)
  playwrightExpect(await messageOf(expect(rehearsal).toHaveActivated({ times: 1 }))).toBe(sentence)
  await expect(rehearsal).toHaveActivated()
})

test('a claim about an exact journal fails when another entry comes', async () => {
  const rehearsal = rehearsalThat({ looks: [tagLoaded()], settles: [byTag({ type: 'logout-called' })] })
  const message = await messageOf(expect(rehearsal).toHaveJournal(['tag-loaded'], { exactly: true }))
  playwrightExpect(message).toContain('  + logout-called (entry 2) was not expected')
})
