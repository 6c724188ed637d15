import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { AuditReport } from '../../audits/finding.ts'
import { reportSchema } from '../../audits/reports/report-schema.ts'
import { loadKeys } from '../../environment/keys.ts'
import { expect, JOURNEY, ONLY, test } from './command-test.ts'

const withoutToken = (text: string): void => {
  expect(text).not.toMatch(/eyJ[\w-]{10,}\./)
  expect(text).not.toContain('camomile')
}

test('without an address the audit judges the good demo shop and ends with 0', async ({ rehearsal }) => {
  const { code, stdout, stderr } = await rehearsal.run(['audit', ...ONLY])
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'pass            activation-secured\n' })
  expect(stdout).toMatch(/^\nReady: the site keeps every rule that was judged\n/)
})

test('an audit of a demo shop that breaks a rule ends with 1, and names the rule and what was seen', async ({
  rehearsal,
}) => {
  const { code, stdout, stderr } = await rehearsal.run(['audit', '--site', 'anonymous-for-customers', ...ONLY])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^fail {12}activation-secured: /)
  expect(stdout).toMatch(/FAIL {2}activation-secured/)
  expect(stdout).toMatch(/The run fails: 1 finding is over the budget "fail"\./)
})

test("an audit of the user's own site uses their journey and the project in the site's snippet", async ({
  rehearsal,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', JOURNEY)
  await folder.write('brand.pem', loadKeys().brandPublicPem)
  const given = ['audit', await shop(), '--journey', 'journey.ts', '--public-key', 'brand.pem', '--json', 'out/a.json']
  const { code, stderr } = await rehearsal.run([...given, ...ONLY], {}, folder.path)
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'pass            activation-secured\n' })
  const report = reportSchema.parse(JSON.parse(await readFile(path.join(folder.path, 'out/a.json'), 'utf8')))
  expect(report.findings.map(({ audit, verdict }) => [audit, verdict])).toEqual([['activation-secured', 'pass']])
})

test('the settings file can hold all settings of an audit, with paths relative to its folder', async ({
  rehearsal,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const audit = { url: await shop(), journey: 'journey.ts', only: ['activation-secured'], json: 'report.json' }
  await folder.write('rehearsal.config.json', JSON.stringify({ audit: { ...audit, stepLimitSeconds: 20 } }))
  const { code } = await rehearsal.run(['audit', '--config', path.join(folder.path, 'rehearsal.config.json')])
  expect(code).toBe(0)
  const report = JSON.parse(await readFile(path.join(folder.path, 'report.json'), 'utf8')) as AuditReport
  expect([report.target, report.settings.only]).toEqual([audit.url, audit.only])
})

test('an option of the command overrides the settings file', async ({ rehearsal, folder }) => {
  await folder.write('rehearsal.config.json', '{ "audit": { "only": ["no-such-audit"] } }')
  const { code } = await rehearsal.run(['audit', ...ONLY], {}, folder.path)
  expect(code).toBe(0)
})

test('every report is written to its given place, and neither reports nor output contain a token or a password', async ({
  rehearsal,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const formats = ['html', 'json', 'junit', 'sarif', 'ctrf']
  const wanted = formats.flatMap((format) => [`--${format}`, `reports/audit.${format}`])
  const site = await shop('token-in-the-page')
  const ended = await rehearsal.run(['audit', site, '--journey', 'journey.ts', ...wanted, ...ONLY], {}, folder.path)
  withoutToken(ended.stdout + ended.stderr)
  for (const format of formats) {
    const file = path.join(folder.path, `reports/audit.${format}`)
    expect(ended.stdout).toContain(file)
    const text = await readFile(file, 'utf8')
    expect(text).toContain('activation-secured')
    withoutToken(text)
  }
})

test('a finding of the baseline does not fail a later run', async ({ rehearsal, folder }) => {
  const broken = ['audit', '--site', 'anonymous-for-customers', ...ONLY]
  const first = await rehearsal.run([...broken, '--json', 'before.json'], {}, folder.path)
  const again = await rehearsal.run([...broken, '--baseline', 'before.json'], {}, folder.path)
  expect([first.code, again.code]).toEqual([1, 0])
  expect(again.stdout).toContain('Known from before.json: activation-secured.')
})

test('the budget decides which findings fail the run', async ({ rehearsal }) => {
  const broken = ['audit', '--site', 'anonymous-for-customers', ...ONLY]
  const [none, score] = await Promise.all([
    rehearsal.run([...broken, '--budget', 'none']),
    rehearsal.run([...broken, '--budget', 'none,all=50']),
  ])
  expect([none.code, score.code]).toEqual([0, 1])
})

test('--only and --skip choose audits, and accept repetition and commas', async ({ rehearsal, folder }) => {
  const chosen = ['--only', 'activation-secured,token', '--only', 'logout', '--skip', 'token', '--skip', 'logout']
  const { code } = await rehearsal.run(['audit', ...chosen, '--json', 'report.json'], {}, folder.path)
  expect(code).toBe(0)
  const report = JSON.parse(await readFile(path.join(folder.path, 'report.json'), 'utf8')) as AuditReport
  expect(report.findings.map(({ audit }) => audit)).toEqual(['activation-secured'])
})
