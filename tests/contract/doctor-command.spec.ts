import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer, type ServerOptions } from 'node:https'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { DoctorReport, Finding, FindingId } from '../../cli/doctor/report.ts'
import { doctorSchema } from '../../cli/doctor/schema.ts'
import { expect } from './contract-test.ts'
import { makeCertificate } from './openssl.ts'
import { expectSentence } from './one-sentence.ts'
import { test as base, type Ended } from './rehearsal-process.ts'

type Serve = (listener: RequestListener, secure?: ServerOptions) => Promise<string>

const test = base.extend<{ readonly folder: string; readonly serve: Serve }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  folder: async ({}, use, testInfo) => {
    const folder = testInfo.outputPath('shop')
    await mkdir(folder, { recursive: true })
    await use(folder)
  },
  /** Resolves with the origin of a server of the test's own. */
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  serve: async ({}, use) => {
    const closings: (() => void)[] = []
    await use(async (listener, secure) => {
      const server = secure === undefined ? createServer(listener) : createSecureServer(secure, listener)
      await once(server.listen(0, '127.0.0.1'), 'listening')
      closings.push(() => server.close().closeAllConnections())
      return `http${secure === undefined ? '' : 's'}://127.0.0.1:${(server.address() as AddressInfo).port}`
    })
    for (const close of closings) close()
  },
})

const reportIn = ({ stdout }: Ended): DoctorReport => doctorSchema.parse(JSON.parse(stdout))

const found = ({ findings }: DoctorReport, id: FindingId): readonly Finding[] => findings.filter((one) => one.id === id)

const FREE = { port: 0, demoPort: 0 }

const JOURNEY = `
setInterval(() => {}, 1_000)
process.stdout.write('loading\\n')
export const visitors = [{ email: 'camille@example.com' }]
export const signIn = async () => {}
export const signOut = async () => {}
`

test('where everything works, the doctor ends with 0, has started the browser, and stops although a journey leaves a timer', async ({
  rehearsal,
  folder,
}) => {
  await writeFile(path.join(folder, 'rehearsal.config.json'), JSON.stringify(FREE))
  await writeFile(path.join(folder, 'journey.ts'), JOURNEY)
  const ended = await rehearsal.run(['doctor', '--json'], {}, folder)
  const report = reportIn(ended)
  expect(report.findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([])
  expect([ended.code, report.verdict, ended.stderr]).toEqual([0, 'ok', 'loading\n'])
  expect(found(report, 'browser')).toEqual([
    expect.objectContaining({ seen: expect.stringMatching(/^Chromium [\d.]+ starts/) }),
  ])
  expect(found(report, 'journey')[0]?.seen).toBe('journey.ts, with one visitor, signIn, signOut')
  expect(report.settings).toContainEqual({ name: 'port', value: '0', source: 'file' })
})

test('the doctor finds a running stand-in with its shop, another program on a port, and a key file that is missing', async ({
  rehearsal,
  folder,
  serve,
}) => {
  const running = await rehearsal.start()
  const portOf = (url: string | null): number => Number(new URL(url ?? '').port)
  const ports = { port: portOf(running.standInUrl), demoPort: portOf(running.demoUrl) }
  const file = path.join(folder, 'rehearsal.config.json')
  await writeFile(file, JSON.stringify({ ...ports, projects: [{ sid: 7316, publicKeys: ['keys/mine.pem'] }] }))
  const beside = await rehearsal.run(['doctor', '--json'], {}, folder)
  expect(beside.code).toBe(1)
  const report = reportIn(beside)
  expect(found(report, 'stand-in-port')[0]).toMatchObject({ verdict: 'ok', seen: expect.stringMatching(/A stand-in/) })
  expect(found(report, 'demo-port')[0]).toMatchObject({ verdict: 'ok', seen: expect.stringMatching(/A demo shop/) })
  expect(found(report, 'key')).toEqual([
    expect.objectContaining({ verdict: 'problem', subject: 'Public key of project 7316' }),
  ])

  const other = await serve((_request, response) => response.end('<title>Mine</title>'))
  await writeFile(file, JSON.stringify({ ...FREE, port: portOf(other) }))
  const { code, stdout } = await rehearsal.run(['doctor'], {}, folder)
  expect(code).toBe(1)
  expect(stdout).toMatch(/^1 problem, [^]*\n\nProblem {2}Port of the stand-in\n {2}Seen[^]*"Mine"\.\n {2}Fix /)
})

test('with a settings file that cannot be used, the doctor says why, and looks at everything else', async ({
  rehearsal,
  folder,
}) => {
  await writeFile(path.join(folder, 'own.config.ts'), `export default { prot: 4070 }`)
  const ended = await rehearsal.run(
    ['doctor', '--json', '--config', 'own.config.ts', '--journey', 'none.ts'],
    { REHEARSAL_CONTROL_TOKEN: 'tiny-token' },
    folder,
  )
  const report = reportIn(ended)
  expect(ended.code).toBe(1)
  expect(found(report, 'settings')[0]).toMatchObject({
    verdict: 'problem',
    seen: expect.stringMatching(/did you mean port/),
  })
  expect(found(report, 'journey')[0]).toMatchObject({
    verdict: 'problem',
    seen: expect.stringMatching(/There is no file/),
  })
  expect(found(report, 'control-token')[0]?.verdict).toBe('problem')
  expect(found(report, 'browser')[0]?.verdict).toBe('ok')
  expect(ended.stdout).not.toContain('tiny-token')
})

test('the doctor describes the certificate and the clock of a site and what its token endpoint says, without a secret of the address', async ({
  rehearsal,
  folder,
  serve,
}) => {
  const secure = await makeCertificate(folder)
  const origin = await serve((request, response) => {
    response.setHeader('date', new Date(Date.now() - 600_000).toUTCString())
    if (request.url === '/') response.writeHead(302, { location: '/home' }).end()
    else if (request.url === '/token') response.end('<!doctype html><title>Sign in</title>')
    else response.end('home')
  }, secure)
  const site = origin.replace('//', '//me:pass-word@')
  await writeFile(path.join(folder, 'rehearsal.config.json'), JSON.stringify({ ...FREE, audit: { url: site } }))
  const ended = await rehearsal.run(['doctor', '--json', '--token-endpoint', `${origin}/token`], {}, folder)
  const report = reportIn(ended)
  expect(found(report, 'site')[0]).toMatchObject({ verdict: 'ok', seen: `${origin}/home answers with the status 200.` })
  expect(found(report, 'certificate')).toEqual([
    expect.objectContaining({ verdict: 'problem', seen: expect.stringMatching(/not for 127.*signed by itself/) }),
  ])
  expect(found(report, 'clock')).toEqual([
    expect.objectContaining({ verdict: 'problem', seen: expect.stringMatching(/10 minutes behind/) }),
  ])
  expect(found(report, 'token-endpoint')[0]?.seen).toContain('an HTML page ("Sign in")')
  expect(ended.stdout).not.toContain('pass-word')
})

test('the doctor waits for an answer of a site for 10 seconds, and follows no redirections without an end', async ({
  rehearsal,
  folder,
  serve,
}) => {
  await writeFile(path.join(folder, 'rehearsal.config.json'), JSON.stringify(FREE))
  const origin = await serve((request, response) => {
    if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end()
  })
  const report = reportIn(
    await rehearsal.run(['doctor', `${origin}/`, '--json', '--token-endpoint', `${origin}/loop`], {}, folder),
  )
  expect(found(report, 'site')[0]).toMatchObject({
    verdict: 'problem',
    seen: expect.stringMatching(/no answer within 10 s/),
  })
  expect(found(report, 'token-endpoint')[0]?.seen).toMatch(/redirections do not end/)
})

for (const { args, says } of [
  { args: ['shop.example'], says: /"shop\.example" is not the address of a site/ },
  { args: ['--token-endpoint', '/token'], says: /"\/token" is not the address/ },
  { args: ['--jsno'], says: /unknown option '--jsno' \(Did you mean --json\?\)/ },
]) {
  test(`"rehearsal doctor ${args.join(' ')}" ends with 2 and one sentence`, async ({ rehearsal }) => {
    expectSentence(await rehearsal.run(['doctor', ...args]), { code: 2, says })
  })
}
