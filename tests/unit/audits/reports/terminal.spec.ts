import { stripVTControlCharacters } from 'node:util'
import { expect, test } from '../../../plain-test.ts'
import { auditOf } from '../../../../audits/catalogue.ts'
import { PLAIN_TERMINAL, terminalOf } from '../../../../audits/reports/terminal.ts'
import { writeToTerminal } from '../../../../audits/write-report.ts'
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

test('the worst comes first, with what was seen and how to mend it', () => {
  const text = writeToTerminal(sampleReport)
  const verdicts = [...text.matchAll(/^(FAILS|WARNS|COULD NOT TELL) {2}(\S+)$/gm)].map(
    ([, verdict, id]) => `${verdict} ${id}`,
  )
  expect(verdicts).toEqual([
    'FAILS failure-no-anonymous',
    'FAILS failure-no-retry',
    'FAILS token-endpoint-session',
    'WARNS loading-early',
    'WARNS token-short-lived',
    'WARNS token-user-id-opaque',
    'COULD NOT TELL failure-every-reason',
    'COULD NOT TELL session-another-tab',
  ])
  expect(text).toContain(
    '  Seen     After the refusal the page called activate again, with ANONYMOUS, and\n           the visitor',
  )
  expect(text).toContain("           > +7.8 s  site            calls activate with { type: 'ANONYMOUS' }\n")
  expect(text).toContain('  Missing  A page that loads within 30 s.\n')
})

test('a step of a timeline that is too long goes on below its own beginning', () => {
  expect(writeToTerminal(sampleReport)).toContain(
    '             +0.6 s  platform        refuses it: Failed to fetch authentication\n                                     with a server error\n',
  )
})

test('every group has its score, and one that did not run says so', () => {
  const text = writeToTerminal(reportOf([fail('token-size')]))
  expect(text).toContain('  The token and its endpoint    0   1 failed\n')
  expect(text).toContain('  Signing out                   –   not run\n')
})

test('it ends with what the run ends with', () => {
  const known = reportOf([fail('token-size'), findingOf('token-keys', { verdict: 'pass', summary: 'Good.' })], {
    settings: { ...runOf([]).settings, baseline: 'before.json' },
    baseline: reportOf([fail('token-size'), fail('token-keys')]),
  })
  expect(writeToTerminal(sampleReport)).toMatch(/\nThe run fails: 3 findings are over the budget "fail"\.\n$/)
  expect(writeToTerminal(known)).toMatch(
    /\nWithin the budget "fail"\.\nKnown from before\.json: token-size\.\nMended since before\.json: token-keys\.\n$/,
  )
  expect(writeToTerminal(reportOf([]))).toMatch(
    /\nNothing could be judged\n[^]*\nA run that judged nothing is not a good one\.\n$/,
  )
})

test('colours change nothing but the colours', () => {
  const coloured = writeToTerminal(sampleReport, { ...WIDE, hasColours: true })
  expect(coloured).toContain('\u001b[31mFAILS  failure-no-anonymous\u001b[39m')
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

test('the width is that of the terminal, within reason, and 80 where there is none', () => {
  expect(
    [{}, { columns: 20 }, { columns: 90 }, { columns: 400 }].map((stream) => terminalOf(stream, {}).columns),
  ).toEqual([PLAIN_TERMINAL.columns, 40, 90, 100])
})
