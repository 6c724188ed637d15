import { expect, test } from '../plain-test.ts'
import { DEFAULT_FIDELITY } from '../../protocol/fidelity.ts'
import { faultsOf, type Facts } from '../ledger/faults.ts'
import { LEDGER } from '../ledger/ledger.ts'
import { pageOf, type PageData } from '../ledger/page.ts'
import type { Row, Section } from '../ledger/row.ts'
import { SOURCES } from '../ledger/sources.ts'
import { reasonsOf } from '../ledger/switches.ts'
import { testTitles } from '../ledger/test-titles.ts'

const ABOUT = {
  mark: 'documented',
  sources: ['FAQ'],
  statement: 'A second call fails.',
  standIn: 'It does.',
} as const

const HELD: Row = { ...ABOUT, id: '3.4-twice', test: 'a second call fails', fidelity: 'retryCount' }

const ledger = (...rows: readonly Row[]): readonly Section[] => [{ id: '3.4', title: 'The reasons', rows }]

const FACTS: Facts = {
  titles: new Map([['a second call fails', ['unit/a.spec.ts']]]),
  switches: new Map([['retryCount', 'How often.']]),
}
const DATA: PageData = { ...FACTS, sources: SOURCES, defaults: { retryCount: 3 } }

test.describe('a ledger', () => {
  test('whose tests and switches are there has no fault', () => {
    expect(faultsOf(ledger(HELD), FACTS)).toEqual([])
  })

  test('with a row that names a test which is not there is complained of', () => {
    expect(faultsOf(ledger({ ...HELD, test: 'a second call fail' }), FACTS)).toEqual([
      '3.4-twice names the test "a second call fail", which no *.spec.ts and no *.feature under tests/ has.',
    ])
  })

  test('with an id twice is complained of once', () => {
    expect(faultsOf(ledger(HELD, HELD, HELD), FACTS)).toEqual(['The id 3.4-twice is given to more than one row.'])
  })

  test('with a row in the wrong section is complained of', () => {
    expect(faultsOf(ledger({ ...HELD, id: '3.5-twice' }), FACTS)).toEqual([
      'The id 3.5-twice does not begin with that of its section, 3.4.',
    ])
  })

  test('that names a switch which is not there is complained of', () => {
    const switches = new Map([['ongoingReason', 'Which.']])
    expect(faultsOf(ledger(HELD, { ...HELD, id: '3.4-b', fidelity: 'ongoingReason' }), { ...FACTS, switches })).toEqual(
      ['3.4-twice names the switch retryCount, which DEFAULT_FIDELITY does not have.'],
    )
  })

  test('that forgets a switch is complained of', () => {
    const switches = new Map([...FACTS.switches, ['retryToken', 'Fresh or same.']])
    expect(faultsOf(ledger(HELD), { ...FACTS, switches })).toEqual([
      'The switch retryToken of DEFAULT_FIDELITY is named by no row.',
    ])
  })

  test('with a switch that gives no reason is complained of', () => {
    expect(faultsOf(ledger(HELD), { ...FACTS, switches: new Map([['retryCount', '']]) })).toEqual([
      'The switch retryCount has no comment in protocol/fidelity.ts that gives its reason.',
    ])
  })

  test('with a row that bears on journal entries and has no page to link to is complained of', () => {
    const row: Row = { ...ABOUT, id: '3.4-b', sources: ['AND'], bearsOn: ['retry-scheduled'], reason: 'None.' }
    expect(faultsOf(ledger(HELD, row), FACTS)).toEqual([
      '3.4-b bears on journal entries, and has no source of protocol/vendor-pages.ts to link to.',
    ])
  })

  test('with a reason that says nothing is complained of', () => {
    expect(faultsOf(ledger(HELD, { ...ABOUT, id: '3.4-b', reason: ' ' }), FACTS)).toEqual([
      '3.4-b has a reason that says nothing.',
    ])
  })
})

test.describe('the titles of tests', () => {
  for (const { what, source, titles } of [
    { what: 'in single quotes', source: "test('a', () => {})", titles: ['a'] },
    { what: 'in double quotes', source: `  test("it's a", () => {})`, titles: ["it's a"] },
    { what: 'with an escaped quote', source: String.raw`test('it\'s "a"', () => {})`, titles: [`it's "a"`] },
    { what: 'on a line of their own', source: "test(\n  'a',\n  () => {},\n)", titles: ['a'] },
    { what: 'that are the only ones', source: "test.only('a', () => {})", titles: ['a'] },
    { what: 'in templates, as they are written', source: 'test(`is ${a.b} now`, f)', titles: ['is ${a.b} now'] },
    { what: 'in templates with braces', source: 'test(`${f(a, { b: {} })}, c`, f)', titles: ['${f(a, { b: {} })}, c'] },
    {
      what: 'in templates within templates',
      source: 'test(`a ${b ? `c` : "d"} e`, f)',
      titles: ['a ${b ? `c` : "d"} e'],
    },
    { what: 'of several tests', source: "test('a', f)\n\n  test('b', f)", titles: ['a', 'b'] },
  ]) {
    test(`${what} are read`, () => {
      expect(testTitles(source)).toEqual(titles)
    })
  }

  for (const { what, source } of [
    { what: 'of a test that is skipped', source: "test.skip('a', f)" },
    { what: 'of a test that is commented out', source: "// test('a', f)" },
    { what: 'of a group', source: "test.describe('a', f)" },
    { what: 'that are a variable', source: 'test(claim, f)' },
    { what: 'of something else', source: "expect(test('a'))\nlatest('a', f)" },
    { what: 'that never end', source: "test('a\n" },
    { what: 'in a template that never ends', source: 'test(`a ${b' },
  ]) {
    test(`${what} are not taken`, () => {
      expect(testTitles(source)).toEqual([])
    })
  }
})

test('the reason of a switch is the comment right before it, on one line', () => {
  const source = [
    '/** About all. */',
    'export type Fidelity = {',
    '  /** How often. */',
    '  readonly retryCount: number',
    '  /**',
    '   * Where it is kept:',
    '   * here or there.',
    '   */',
    '  readonly places: string',
    '  readonly bare: string',
    '}',
  ].join('\n')
  expect([...reasonsOf(source, ['retryCount', 'places', 'bare', 'gone'])]).toEqual([
    ['retryCount', 'How often.'],
    ['places', 'Where it is kept: here or there.'],
    ['bare', ''],
    ['gone', ''],
  ])
})

test.describe('the page', () => {
  test('has a row with its mark, its sources, its test and where that stands', () => {
    expect(pageOf(ledger(HELD), DATA)).toContain(
      '| 3.4-twice | A second call fails. | documented FAQ | It does. | Test: `a second call fails` (unit/a.spec.ts). Switch: `retryCount`. |',
    )
  })

  test('counts rows by mark and by what vouches for them', () => {
    const rows: readonly Row[] = [
      HELD,
      { ...ABOUT, id: '3.4-b', reason: 'it is historic' },
      { ...ABOUT, id: '3.4-c', mark: 'unknown', open: 'mock-tag: get' },
    ]
    const page = pageOf(ledger(...rows), DATA)
    expect(page).toContain('| documented | 1 | 1 | 0 | 2 |')
    expect(page).toContain('| unknown | 0 | 0 | 1 | 1 |')
    expect(page).toContain('| all | 1 | 1 | 1 | 3 |')
  })

  test('has the switches with default, reason and rows', () => {
    expect(pageOf(ledger(HELD), DATA)).toContain('| `retryCount` | `3` | How often. | 3.4-twice |')
  })

  test('gathers what is to be built by the room that has to change', () => {
    const page = pageOf(ledger(HELD, { ...ABOUT, id: '3.4-b', open: 'mock-tag: get' }), DATA)
    expect(page).toContain('- `mock-tag` (1): 3.4-b\n')
    expect(pageOf(ledger(HELD), DATA)).not.toContain('## To be built')
  })

  test('keeps a bar and a backtick in a title from breaking the table', () => {
    const title = '`a` | b'
    const page = pageOf(ledger({ ...HELD, test: title }), { ...DATA, titles: new Map([[title, ['a.spec.ts']]]) })
    expect(page).toContain('Test: `` `a` \\| b `` (a.spec.ts)')
  })
})

test('the ledger names every switch, and gives each row its own id', () => {
  const rows = LEDGER.flatMap((section) => section.rows)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  const named = new Set<string | undefined>(rows.map(({ fidelity }) => fidelity))
  expect(Object.keys(DEFAULT_FIDELITY).filter((name) => !named.has(name))).toEqual([])
})
