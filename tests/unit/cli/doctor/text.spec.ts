import { stripVTControlCharacters } from 'node:util'
import { doctorText } from '../../../../cli/doctor/text.ts'
import { doctorSchema } from '../../../../cli/doctor/schema.ts'
import {
  couldNotTell,
  finding,
  ok,
  problem,
  warning,
  worstOf,
  type DoctorReport,
} from '../../../../cli/doctor/report.ts'
import { expect, test } from '../../../plain-test.ts'

const FINDINGS = [
  finding('node', ok('22.1.0')),
  finding(
    'playwright',
    warning('@playwright/test is not installed.', 'Install it: `npm install --save-dev @playwright/test@latest`.'),
  ),
  finding('browser', couldNotTell('Without Playwright, no browser is looked for.')),
  finding(
    'stand-in-port',
    problem(
      '127.0.0.1:4070 is taken by another program.',
      'End that program, or take any free port: `rehearsal start --port 0`.',
    ),
  ),
  finding(
    'key',
    ok('/shop/keys/rsaPublicKey.pem: RSA, 2048 bits, in the form that iAdvize takes'),
    'Public key of project 7316',
  ),
  finding('certificate', ok('It is trusted.'), `Certificate of ${'long.'.repeat(12)}example`),
]

const report = (findings = FINDINGS): DoctorReport => ({
  format: 1,
  version: '0.1.0',
  folder: '/shop',
  settingsFile: 'rehearsal.config.ts',
  verdict: worstOf(findings),
  findings,
  settings: [
    { name: 'port', value: '4070', source: 'default' },
    { name: 'projects[0].sid', value: '7316', source: 'file' },
    { name: 'PLAYWRIGHT_BROWSERS_PATH', value: '/browsers', source: 'environment' },
  ],
})

const NARROW = { columns: 80, hasColours: false }

test('the text of the doctor begins with what is wrong, the worst first, each with its way out', () => {
  expect(doctorText(report(), NARROW).split('\n').slice(0, 16)).toEqual([
    '1 problem, 1 warning, 1 could not tell, 3 OK',
    'Rehearsal 0.1.0 in /shop',
    '',
    'Problem  Port of the stand-in',
    '  Seen         127.0.0.1:4070 is taken by another program.',
    '  Fix          End that program, or take any free port:',
    '    rehearsal start --port 0',
    '',
    'Warning  Playwright',
    '  Seen         @playwright/test is not installed.',
    '  Fix          Install it: `npm install --save-dev @playwright/test@latest`.',
    '',
    'Could not tell  Browser',
    '  Seen         Without Playwright, no browser is looked for.',
    '',
    'OK',
  ])
})

test('the settings that the doctor shows are grouped by where they come from, and paths are those of the folder', () => {
  const text = doctorText(report(), NARROW)
  expect(text).toContain('\n  Public key of project 7316  keys/rsaPublicKey.pem: RSA')
  expect(text).toMatch(
    /\nSettings of rehearsal\.config\.ts\n  projects\[0\]\.sid  7316\n\nFrom the environment\n  PLAYWRIGHT_BROWSERS_PATH  \/browsers\n\nDefaults in force\n  port  4070\n$/,
  )
})

test('the lines of the doctor fit into a terminal of 80 columns, and colours change nothing else of them', () => {
  const text = doctorText(report(), NARROW)
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
  const coloured = doctorText(report(), { columns: 80, hasColours: true })
  expect(coloured).toContain('\u001B[31m')
  expect(stripVTControlCharacters(coloured)).toBe(text)
})

test('if nothing is wrong, the doctor says so in its first line', () => {
  const [node = finding('node', ok('22.1.0'))] = FINDINGS
  expect(doctorText(report([node]), NARROW)).toMatch(/^Nothing is wrong: 1 OK\n/)
})

test('the report of the doctor keeps the schema that its documentation has', () => {
  expect(doctorSchema.parse(report())).toEqual(report())
})
