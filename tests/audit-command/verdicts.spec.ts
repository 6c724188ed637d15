import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { AuditReport } from '../../audits/finding.ts'
import { reportSchema } from '../../audits/report-schema.ts'
import { loadKeys } from '../../environment/keys.ts'
import { expect, JOURNEY, ONLY, test } from './command-test.ts'

const withoutToken = (text: string): void => {
  expect(text).not.toMatch(/eyJ[\w-]{10,}\./)
  expect(text).not.toContain('camomile')
}

test('without an address the good demo shop is audited, keeps the rule, and the command ends with 0', async ({
  rehearsal,
}) => {
  const { code, stdout, stderr } = await rehearsal.run(['audit', ...ONLY])
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'ok    activation-secured\n' })
  expect(stdout).toMatch(/^\nEvery rule is kept\n/)
})

test('a demo shop that breaks the rule ends with 1, and says which rule and what was seen', async ({ rehearsal }) => {
  const { code, stdout, stderr } = await rehearsal.run(['audit', '--site', 'anonymous-for-customers', ...ONLY])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^FAIL {2}activation-secured: /)
  expect(stdout).toMatch(/FAILS {2}activation-secured/)
  expect(stdout).toMatch(/The run fails: 1 finding is over the budget "fail"\./)
})

test('a site of the person’s own is audited with their journey, and the project is that of the snippet on its page', async ({
  rehearsal,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', JOURNEY)
  await folder.write('brand.pem', loadKeys().brandPublicPem)
  const given = ['audit', await shop(), '--journey', 'journey.ts', '--public-key', 'brand.pem', '--json', 'out/a.json']
  const { code, stderr } = await rehearsal.run([...given, ...ONLY], {}, folder.path)
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'ok    activation-secured\n' })
  const report = reportSchema.parse(JSON.parse(await readFile(path.join(folder.path, 'out/a.json'), 'utf8')))
  expect(report.findings.map(({ audit, verdict }) => [audit, verdict])).toEqual([['activation-secured', 'pass']])
})

test('all settings of an audit may stand in the settings file, with files meant from its folder', async ({
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

test('an option goes before the settings file', async ({ rehearsal, folder }) => {
  await folder.write('rehearsal.config.json', '{ "audit": { "only": ["no-such-audit"] } }')
  const { code } = await rehearsal.run(['audit', ...ONLY], {}, folder.path)
  expect(code).toBe(0)
})

test('every report is written where it is told to be, and none of them nor the output has a token or a password in it', async ({
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

test('a finding of the baseline does not fail the run again', async ({ rehearsal, folder }) => {
  const broken = ['audit', '--site', 'anonymous-for-customers', ...ONLY]
  const first = await rehearsal.run([...broken, '--json', 'before.json'], {}, folder.path)
  const again = await rehearsal.run([...broken, '--baseline', 'before.json'], {}, folder.path)
  expect([first.code, again.code]).toEqual([1, 0])
  expect(again.stdout).toContain('Known from before.json: activation-secured.')
})

test('a budget says what fails the run', async ({ rehearsal }) => {
  const broken = ['audit', '--site', 'anonymous-for-customers', ...ONLY]
  const [none, score] = await Promise.all([
    rehearsal.run([...broken, '--budget', 'none']),
    rehearsal.run([...broken, '--budget', 'none,all=50']),
  ])
  expect([none.code, score.code]).toEqual([0, 1])
})

test('--only and --skip choose audits, more than once and between commas', async ({ rehearsal, folder }) => {
  const chosen = ['--only', 'activation-secured,token', '--only', 'logout', '--skip', 'token', '--skip', 'logout']
  const { code } = await rehearsal.run(['audit', ...chosen, '--json', 'report.json'], {}, folder.path)
  expect(code).toBe(0)
  const report = JSON.parse(await readFile(path.join(folder.path, 'report.json'), 'utf8')) as AuditReport
  expect(report.findings.map(({ audit }) => audit)).toEqual(['activation-secured'])
})
