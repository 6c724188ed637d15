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
    'The budget "" cannot be read: a level is one of none, fail, warn, could-not-tell, a score is 0 to 100 ("all=90").',
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
  })
})

test('every level can be written in a budget', () => {
  expect(LEVELS.map((level) => parseBudget(level).levels.all)).toEqual(LEVELS)
})
