import { expect, test } from '../../../plain-test.ts'
import { BudgetError, isAllowed, levelFor, LEVELS, parseBudget } from '../../../../audits/reports/budget.ts'
import { fail, notApplicable, pass, reportOf, untold, warn } from '../sample-report.ts'

const FINDINGS = {
  fail: fail('loading-once'),
  warn: warn('loading-once'),
  'could-not-tell': untold('loading-once'),
  pass: pass('loading-once'),
  'not-applicable': notApplicable('loading-once'),
}

for (const [budget, refused] of [
  ['none', []],
  ['fail', ['fail']],
  ['warn', ['fail', 'warn']],
  ['could-not-tell', ['fail', 'warn', 'could-not-tell']],
] as const) {
  test(`the budget "${budget}" does not allow ${refused.join(', ') || 'anything less than nothing'}`, () => {
    const notAllowed = Object.entries(FINDINGS).filter(([, finding]) => !isAllowed(finding, parseBudget(budget)))
    expect(notAllowed.map(([verdict]) => verdict)).toEqual(refused)
  })
}

test('the level of an audit overrides that of its group, which overrides the level for all', () => {
  const budget = parseBudget('none, token=warn, token-size=could-not-tell')
  expect(levelFor('loading-once', budget)).toBe('none')
  expect(levelFor('token-keys', budget)).toBe('warn')
  expect(levelFor('token-size', budget)).toBe('could-not-tell')
})

test('a budget that does not mention an audit lets broken rules fail', () => {
  expect(levelFor('loading-once', parseBudget('all=90,token=none'))).toBe('fail')
})

test("a score below the budget's limit fails the run, and so does a missing score", () => {
  const findings = [pass('loading-snippet'), fail('loading-early')]
  const lowScores = (budget: string) =>
    reportOf(findings, { settings: { only: [], skip: [], budget, baseline: null } }).outcome.lowScores
  expect(lowScores('none,loading=75,all=75')).toEqual([])
  expect(lowScores('none,loading=76')).toEqual([{ place: 'loading', score: 75, least: 76 }])
  expect(lowScores('none,logout=1,all=80')).toEqual([
    { place: 'logout', score: null, least: 1 },
    { place: 'all', score: 75, least: 80 },
  ])
})

for (const [budget, sentence] of [
  [
    '',
    'The budget "" cannot be read: a level is one of none, fail, warn, could-not-tell, a score is 0 to 100 ("all=90"), a number of findings is "warn<=3".',
  ],
  ['pass', /^The budget "pass" cannot be read/],
  ['token=101', /^The budget "token=101" cannot be read/],
  ['token=warn=fail', /^The budget "token=warn=fail" cannot be read/],
  ['token=', /^The budget "token=" cannot be read/],
  [
    'tokens=warn',
    /^The budget "tokens=warn" does not say what it limits: to the left of "=" write "all", an audit, or a group \(loading, /,
  ],
  ['toString=warn', /does not say what it limits/],
  ['token-size=90', 'The budget "token-size=90" asks for the score of one audit: only "all" and groups have one.'],
  ['warn,fail', 'The budget sets all twice: "fail".'],
  ['all=warn,fail', 'The budget sets all twice: "fail".'],
  ['pass<=1', /^The budget "pass<=1" cannot be read: to the left of "<=" write one of fail, warn, could-not-tell/],
  ['warn<=many', /^The budget "warn<=many" cannot be read/],
  ['warn<=1,warn<=2', 'The budget sets warn twice: "warn<=2".'],
  ['token=90,token=80', 'The budget sets token twice: "token=80".'],
] as const) {
  test(`the budget "${budget}" is refused in a sentence with the legal values`, () => {
    expect(() => parseBudget(budget)).toThrow(BudgetError)
    expect(() => parseBudget(budget)).toThrow(sentence)
  })
}

test('a score and a level for the same place do not conflict', () => {
  expect(parseBudget('all=90,fail,token=warn,token=80')).toEqual({
    levels: { all: 'fail', token: 'warn' },
    leastScores: { all: 90, token: 80 },
    mostFindings: {},
  })
})

test('every level can be written in a budget', () => {
  expect(LEVELS.map((level) => parseBudget(level).levels.all)).toEqual(LEVELS)
})

test('a budget limits the number of findings with a verdict, and the first one more fails the run', () => {
  const findings = [fail('loading-once'), fail('logout-called'), warn('token-size'), pass('loading-snippet')]
  const outcomeOf = (budget: string) =>
    reportOf(findings, { settings: { only: [], skip: [], budget, baseline: null } }).outcome
  expect(outcomeOf('fail<=2,warn<=1')).toMatchObject({ isWithinBudget: true, overruns: [], overCounts: [] })
  expect(outcomeOf('fail<=1')).toMatchObject({
    isWithinBudget: false,
    overCounts: [{ verdict: 'fail', count: 2, most: 1 }],
  })
  expect(outcomeOf('fail<=2,logout=fail')).toMatchObject({ isWithinBudget: false, overruns: ['logout-called'] })
})

test('a finding that the baseline knows does not count against the number that the budget allows', () => {
  const before = reportOf([fail('loading-once')])
  const settings = { only: [], skip: [], budget: 'fail<=0', baseline: 'before.json' }
  const run = (findings: readonly ReturnType<typeof fail>[]) =>
    reportOf(findings, { settings, baseline: before }).outcome
  expect(run([fail('loading-once')])).toMatchObject({ isWithinBudget: true })
  expect(run([fail('loading-once'), fail('logout-called')])).toMatchObject({
    isWithinBudget: false,
    overCounts: [{ verdict: 'fail', count: 1, most: 0 }],
  })
})
