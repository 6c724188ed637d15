import { expect, test } from '../../plain-test.ts'
import { event, page, report } from '../journal/reports.ts'
import { createReportReader } from '../../../mock-platform/journal-reports.ts'
import type { TagEntry } from '../../../journal/entries.ts'

test.describe('new events of a report', () => {
  for (const { claim, reports, expected } of [
    { claim: 'every event of a first report is new', reports: [report(0, 2)], expected: [0, 1] },
    { claim: 'a report that comes twice has no new events', reports: [report(0, 2), report(0, 2)], expected: [0, 1] },
    {
      claim: 'of a report that overlaps, the rest is new',
      reports: [report(0, 2), report(0, 4)],
      expected: [0, 1, 2, 3],
    },
    {
      claim: 'of a report that begins in the middle, the rest is new',
      reports: [report(0, 3), report(2, 3)],
      expected: [0, 1, 2, 3, 4],
    },
    {
      claim: 'a report that was overtaken has no new events',
      reports: [report(0, 4), report(0, 2)],
      expected: [0, 1, 2, 3],
    },
    {
      claim: 'an empty report has no new events, and forgets none',
      reports: [report(0, 2), report(0, 0), report(0, 2)],
      expected: [0, 1],
    },
    {
      claim: 'every event after a gap is new, because the gap can no longer be filled',
      reports: [report(0, 1), report(3, 1)],
      expected: [0, 3],
    },
    {
      claim: 'every event of a page that was open before its stage was replaced is new',
      reports: [report(40, 2), report(40, 3)],
      expected: [40, 41, 42],
    },
  ]) {
    test(claim, () => {
      const readNew = createReportReader()
      expect(reports.flatMap((given) => readNew(given))).toEqual(expected.map(event))
    })
  }

  test('new events of a report are counted for each page separately', () => {
    const readNew = createReportReader()
    expect(readNew(report(0, 2, page(1)))).toHaveLength(2)
    expect(readNew(report(0, 2, page(2)))).toHaveLength(2)
    expect(readNew(report(0, 3, page(1)))).toEqual([event(2)])
  })

  test('a transaction that a second page retries is not new when the first one had got through', () => {
    const readNew = createReportReader()
    const told = (number: number, retryCount: number, id = 'o-1'): readonly TagEntry[] =>
      readNew({
        page: page(number),
        first: 0,
        events: [{ type: 'transaction-recorded', id, amount: 5, products: [], retryCount }],
      })
    expect(told(1, 0)).toHaveLength(1)
    expect(told(2, 1)).toHaveLength(0)
    expect(told(3, 1, 'o-2')).toHaveLength(1)
    expect(told(4, 2, 'o-2')).toHaveLength(0)
    // The site's own: whoever reads the journal shall see that it did so.
    expect(told(5, 0)).toHaveLength(1)
  })

  test('the platform remembers the last 1,000 pages that reported, and forgets the one that was silent longest', () => {
    const readNew = createReportReader()
    for (let number = 1; number <= 1_000; number += 1) readNew(report(0, 1, page(number)))
    expect(readNew(report(0, 1, page(1)))).toEqual([])
    readNew(report(0, 1, page(1_001)))
    expect(readNew(report(0, 1, page(1)))).toEqual([])
    expect(readNew(report(0, 1, page(2)))).toEqual([event(0)])
  })
})
