import { expect, test } from '../../../plain-test.ts'
import { withoutRenewals } from '../../../../playwright-kit/matchers/run-ahead.ts'
import { expect as kitExpect } from '../../../../playwright-kit/expect.ts'
import type { JournalEntry } from '../../../../journal/entries.ts'
import {
  accepted,
  activated,
  activatedAnonymously,
  byTag,
  journal,
  OTHER_PAGE,
  securedAttempt,
  tagLoaded,
  type Moment,
} from '../../journal/journals.ts'
import { messageOf } from './claims.ts'
import { rehearsalThat, useFakeTime } from './fake-rehearsal.ts'

const onPage = (page: string, moments: readonly Moment[]): readonly Moment[] =>
  moments.map((moment) => (moment.page === undefined ? moment : { ...moment, page }))

const renewal = (activation: number, token = `r${activation}`): readonly Moment[] => [
  ...byTag({ type: 'refresh-started', activation }),
  ...securedAttempt({ activation, token, answered: accepted() }),
  ...byTag(
    { type: 'identity-stored', kind: 'secured', vuid: 'v-1' },
    { type: 'refresh-settled', activation, status: 'refreshed', code: null, reason: null, attempts: 1 },
    { type: 'refresh-scheduled', delayMs: 3_540_000 },
  ),
]

const types = (entries: readonly JournalEntry[]): readonly string[] => entries.map(({ type }) => type)

test.describe('of what was written while a matcher ran time ahead', () => {
  const before = [...tagLoaded(), ...activated(), ...byTag({ type: 'refresh-scheduled', delayMs: 3_540_000 })]
  const entries = journal(before, renewal(2), renewal(3), byTag({ type: 'logout-called' }))
  const run = { after: before.length, to: entries.length }

  test('renewals made while a matcher runs time ahead are left out, with all that belongs to them', () => {
    expect(types(withoutRenewals(entries, [run]))).toEqual([...types(journal(before)), 'logout-called'])
  })

  test('a renewal made while the test passes time is kept', () => {
    const passedTo = before.length + renewal(2).length
    const counted = withoutRenewals(entries, [{ after: passedTo, to: entries.length }])
    expect(types(counted)).toEqual([...types(journal(before, renewal(2))), 'logout-called'])
    expect(withoutRenewals(entries, [])).toEqual(entries)
  })

  test('an activation made while a matcher runs time ahead is kept, with the identity and the renewal that follow', () => {
    const late = journal(
      before,
      activated({ activation: 2, token: 'a2' }),
      byTag({ type: 'refresh-scheduled', delayMs: 1 }),
      renewal(3),
    )
    expect(types(withoutRenewals(late, [{ after: before.length, to: late.length }]))).toEqual(
      types(journal(before, activated(), byTag({ type: 'refresh-scheduled', delayMs: 1 }))),
    )
  })

  test('leaving out the renewals of one page keeps the entries of another', () => {
    const other = [...onPage(OTHER_PAGE, activated({ token: 'o1' })), ...activatedAnonymously({ page: OTHER_PAGE })]
    const both = journal(before, renewal(2), other)
    expect(types(withoutRenewals(both, [{ after: before.length, to: both.length }]))).toEqual(
      types(journal(before, other)),
    )
  })
})

test.describe('a matcher', () => {
  useFakeTime()
  const site = () => rehearsalThat({ looks: [[...tagLoaded(), ...activated()]], settles: [renewal(2), renewal(3)] })

  test('a matcher does not count a renewal that it caused by running ahead', async () => {
    const rehearsal = site()
    await kitExpect(rehearsal).toHaveAskedForToken({ times: 1 })
    await kitExpect(rehearsal).not.toHaveRefreshed()
    await kitExpect(rehearsal).toHaveAskedForToken({ times: 1 })
    expect(rehearsal.settled()).toBe(3)
  })

  test('a matcher leaves the renewals that it caused out of its story', async () => {
    const rehearsal = site()
    await kitExpect(rehearsal).not.toHaveRefreshed()
    const message = await messageOf(kitExpect(rehearsal).toHaveLoggedOut())
    expect(message).toContain('activation 1')
    expect(message).not.toContain('activation 2')
    expect(message).not.toContain('refresh 2')
  })

  test('a matcher does not count renewals it caused even when it looked at a part of the journal meanwhile', async () => {
    const rehearsal = site()
    const later = {
      ...rehearsal,
      whole: rehearsal,
      entries: () => rehearsal.entries().filter(({ index }) => index > 1),
    }
    await kitExpect(later).not.toHaveRefreshed()
    await kitExpect(rehearsal).toHaveAskedForToken({ times: 1 })
    await kitExpect(later).toHaveActivated({ times: 1 })
  })

  test('a matcher counts a renewal that came before it', async () => {
    const looks = [[...tagLoaded(), ...activated(), ...renewal(2)]]
    const rehearsal = rehearsalThat({ looks, settles: [renewal(3)] })
    await kitExpect(rehearsal).toHaveRefreshed({ times: 1 })
    await kitExpect(rehearsal).toHaveAskedForToken({ times: 2 })
    expect(await messageOf(kitExpect(rehearsal).not.toHaveRefreshed())).toContain(
      'Seen:     1 (refresh 2 after 1 attempt)',
    )
  })
})
