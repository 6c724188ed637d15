import { expect, test } from '../../plain-test.ts'
import { annotationOf, resultsIn, type Cell } from '../../sites/cell.ts'
import { tableOf, totalsOf } from '../../sites/outcome-table.ts'
import { RIGHT } from '../../sites/outcome.ts'

const RIGHTLY_JUDGED: Cell = { site: 'react', mistake: null, outcome: RIGHT }
const MISSED: Cell = { site: 'react', mistake: 'tries-again', outcome: { ...RIGHT, missed: ['failure-no-retry'] } }
const BLAMED: Cell = {
  site: 'vue',
  mistake: null,
  outcome: {
    ...RIGHT,
    blamed: ['token-size: warn too-long (It is long.)'],
    untold: ['session-refresh: Nobody asked.'],
  },
}

const testOf = (title: string, annotations: readonly unknown[]) => ({ title, tests: [{ annotations }] })

const jsonOf = (specs: readonly unknown[]): string =>
  JSON.stringify({ suites: [{ title: 'sites/cross.spec.ts', suites: [{ title: 'inner', specs }] }] })

test('the outcomes of a run are read from its results, however its suites are nested', () => {
  const specs = [testOf('first', [annotationOf(RIGHTLY_JUDGED)]), testOf('second', [annotationOf(MISSED)])]
  expect(resultsIn(jsonOf(specs))).toEqual({ cells: [RIGHTLY_JUDGED, MISSED], without: [] })
})

test('a test that ended before it had an outcome is named', () => {
  const results = resultsIn(jsonOf([testOf('the site that did not start', [{ type: 'other', description: 'words' }])]))
  expect(results).toEqual({ cells: [], without: ['the site that did not start'] })
  expect(tableOf(results)).toContain('Without an outcome: the site that did not start.')
})

test('the outcome table has a row for each site, a column for each mistake, and a line for each wrong finding', () => {
  expect(tableOf({ cells: [RIGHTLY_JUDGED, MISSED, BLAMED], without: [] }).split('\n')).toEqual([
    '3 audits: 1 false blames, 1 missed mistakes, 1 rules that could not be judged on a good site.',
    '',
    '| site | no mistake | tries-again |',
    '| --- | --- | --- |',
    '| react | right | 1 missed |',
    '| vue | 1 blamed, 1 untold | no outcome |',
    '',
    '- react, tries-again: missed by failure-no-retry',
    '- vue, no mistake: blamed, token-size: warn too-long (It is long.)',
    '- vue, no mistake: not judged, session-refresh: Nobody asked.',
  ])
})

test('false alarms and missed mistakes are counted over all audits', () => {
  expect(totalsOf({ cells: [MISSED, MISSED, BLAMED], without: [] })).toEqual({
    audits: 3,
    blamed: 1,
    missed: 2,
    untold: 1,
  })
})
