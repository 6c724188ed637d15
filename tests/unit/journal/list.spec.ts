import { expect, test } from '../../plain-test.ts'
import { createJournal, JOURNAL_MAX_ENTRIES } from '../../../journal/list.ts'

const LOGOUT = { type: 'logout-called' } as const
const requested = (activation: number) => ({ type: 'activation-requested', activation }) as const

const journalAt = (times: readonly number[] = []) => {
  let turn = 0
  return createJournal(() => times[turn++] ?? 0)
}

test('journal entries are numbered from 1 in order of arrival and stamped with the clock of the stage', () => {
  const journal = journalAt([100, 90])
  journal.write(LOGOUT)
  journal.writeFromTag(requested(1), 'p1')
  expect(journal.after(0)).toEqual([
    { type: 'logout-called', index: 1, at: 100 },
    { type: 'activation-requested', activation: 1, index: 2, at: 90, page: 'p1' },
  ])
})

test('an entry that the platform itself writes has no page', () => {
  const journal = journalAt()
  journal.write(LOGOUT)
  expect(journal.after(0)[0]).not.toHaveProperty('page')
})

for (const { after, expected } of [
  { after: 0, expected: [1, 2, 3] },
  { after: 2, expected: [3] },
  { after: 3, expected: [] },
  { after: 99, expected: [] },
]) {
  test(`a reader of three entries up to number ${after} gets ${expected.length === 0 ? 'nothing' : expected.join(', ')}`, () => {
    const journal = journalAt()
    for (let turn = 0; turn < 3; turn += 1) journal.write(LOGOUT)
    expect(journal.after(after).map(({ index }) => index)).toEqual(expected)
  })
}

test('an empty journal has forgotten nothing', () => {
  const journal = journalAt()
  expect(journal.after(0)).toEqual([])
  expect(journal.forgotten()).toBe(0)
})

for (const { written, forgotten } of [
  { written: JOURNAL_MAX_ENTRIES, forgotten: 0 },
  { written: JOURNAL_MAX_ENTRIES + 1, forgotten: 1 },
  { written: 2 * JOURNAL_MAX_ENTRIES - 1, forgotten: JOURNAL_MAX_ENTRIES - 1 },
  { written: 2 * JOURNAL_MAX_ENTRIES, forgotten: JOURNAL_MAX_ENTRIES },
  { written: 3 * JOURNAL_MAX_ENTRIES + 7, forgotten: 2 * JOURNAL_MAX_ENTRIES + 7 },
]) {
  test(`the journal keeps the newest 5,000 of ${written} entries, and reports ${forgotten} as forgotten`, () => {
    const journal = journalAt()
    for (let turn = 1; turn <= written; turn += 1) journal.write(requested(turn))
    const kept = journal.after(0)
    expect(journal.forgotten()).toBe(forgotten)
    expect(kept).toHaveLength(written - forgotten)
    expect(kept[0]).toMatchObject({ index: forgotten + 1, activation: forgotten + 1 })
    expect(kept.at(-1)).toMatchObject({ index: written, activation: written })
  })
}

test('entries that were read do not change when later ones are written', () => {
  const journal = journalAt()
  journal.write(LOGOUT)
  const read = journal.after(0)
  journal.write(LOGOUT)
  expect(read).toHaveLength(1)
})
