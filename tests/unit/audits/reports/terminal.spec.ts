import { stripVTControlCharacters } from 'node:util'
import { expect, test } from '../../../plain-test.ts'
import { auditOf } from '../../../../audits/catalogue.ts'
import { PLAIN_TERMINAL, terminalOf } from '../../../../audits/reports/terminal-of.ts'
import { writeToTerminal } from '../../../../audits/reports/write-report.ts'
import { hostileReport } from '../hostile-report.ts'
import { fail, findingOf, reportOf, runOf, sampleReport } from '../sample-report.ts'

const WIDE = { columns: 100, hasColours: false }

/** Code is left as it is, so that it can be copied, and an address, so that it can be opened. */
const mayBeLong = (line: string): boolean =>
  /^ {11}https?:/.test(line) || Object.values(SAMPLES).some((code) => code.includes(line.trim()))

const SAMPLES = sampleReport.findings.map(({ audit }) => auditOf(audit).fix.code.text)

for (const columns of [40, 80, 100]) {
  test(`no line is longer than ${columns} columns`, () => {
    for (const report of [sampleReport, hostileReport()]) {
      const lines = writeToTerminal(report, { columns, hasColours: false }).split('\n')
      const long = lines.filter((line) => line.length > columns && !mayBeLong(line))
      expect(long.filter((line) => !/^https?:\/\/|^ +\S*https?:\/\/\S+$/.test(line))).toEqual([])
    }
  })
}

test('the terminal report shows what must be fixed first, then what could not be judged, then advice', () => {
  const text = writeToTerminal(sampleReport)
  const verdicts = [...text.matchAll(/^(FAIL|WARN|COULD NOT TELL) {2}(\S+)$/gm)].map(
    ([, verdict, id]) => `${verdict} ${id}`,
  )
  expect(verdicts).toEqual([
    'FAIL failure-no-anonymous',
    'FAIL token-endpoint-session',
    'FAIL failure-no-retry',
    'COULD NOT TELL failure-every-reason',
    'COULD NOT TELL session-another-tab',
    'WARN token-short-lived',
    'WARN loading-early',
    'WARN token-user-id-opaque',
  ])
  expect(text).toContain(
    '  Seen     After the refusal the page called activate again, with ANONYMOUS, and\n           the visitor',
  )
  expect(text).toContain("           > +7.8 s  site            calls activate with { type: 'ANONYMOUS' }\n")
  expect(text).toContain('  Missing  A page that loads within 30 s.\n')
})

test('a long step of a timeline continues below its own beginning', () => {
  expect(writeToTerminal(sampleReport)).toContain(
    '             +0.6 s  platform        refuses it: Failed to fetch authentication\n                                     with a server error\n',
  )
})

test('every group has its score in the terminal report, and a group that the user left out says that it did not run', () => {
  const settings = { only: ['token-size'], skip: [], budget: 'fail', baseline: null }
  const text = writeToTerminal(reportOf([fail('token-size')], { settings }))
  expect(text).toContain('  The token and its endpoint    0   1 fail\n')
  expect(text).toContain('  Signing out                   –   not run\n')
})

test('the terminal report does not list groups that an audit without pages has no rules of', () => {
  const text = writeToTerminal(reportOf([fail('token-size')]))
  expect(text).toContain('  The token and its endpoint    0   1 fail\n')
  expect(text).not.toContain('Signing out')
})

test('the terminal report ends with the outcome of the run', () => {
  const known = reportOf([fail('token-size'), findingOf('token-keys', { verdict: 'pass', summary: 'Good.' })], {
    settings: { ...runOf([]).settings, baseline: 'before.json' },
    baseline: reportOf([fail('token-size'), fail('token-keys')]),
  })
  expect(writeToTerminal(sampleReport)).toMatch(/\nThe run fails: 3 findings are over the budget "fail"\.\n$/)
  expect(writeToTerminal(known)).toMatch(
    /\nWithin the budget "fail"\.\nKnown from before\.json: token-size\.\nFixed since before\.json: token-keys\.\n$/,
  )
  expect(writeToTerminal(reportOf([]))).toMatch(
    /^\nCould not be judged: no rule applies to what was seen\n[^]*\nToo few rules could be judged: this run does not show whether the site is ready\.\n$/,
  )
})

test('colours are the only difference between the coloured and the plain terminal report', () => {
  const coloured = writeToTerminal(sampleReport, { ...WIDE, hasColours: true })
  expect(coloured).toContain('\u001b[31mFAIL  failure-no-anonymous\u001b[39m')
  expect(stripVTControlCharacters(coloured)).toBe(writeToTerminal(sampleReport, WIDE))
  expect(writeToTerminal(sampleReport, WIDE)).not.toContain('\u001b')
})

for (const [what, stream, env, hasColours] of [
  ['a terminal has colours', { isTTY: true }, {}, true],
  ['a pipe has none', {}, {}, false],
  ['NO_COLOR is respected', { isTTY: true }, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR says nothing', { isTTY: true }, { NO_COLOR: '' }, true],
  ['a CI gets plain text', { isTTY: true }, { CI: 'true' }, false],
  ['a dumb terminal gets plain text', { isTTY: true }, { TERM: 'dumb' }, false],
  ['FORCE_COLOR asks for colours in a pipe', {}, { FORCE_COLOR: '1', CI: 'true' }, true],
  ['FORCE_COLOR=0 asks for none', { isTTY: true }, { FORCE_COLOR: '0' }, false],
  ['NO_COLOR goes before FORCE_COLOR', { isTTY: true }, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
] as const) {
  test(`colours: ${what}`, () => {
    expect(terminalOf(stream, env).hasColours).toBe(hasColours)
  })
}

test('the terminal report is as wide as the terminal, within limits, and 80 columns without one', () => {
  expect(
    [{}, { columns: 20 }, { columns: 90 }, { columns: 400 }].map((stream) => terminalOf(stream, {}).columns),
  ).toEqual([PLAIN_TERMINAL.columns, 40, 90, 100])
})
