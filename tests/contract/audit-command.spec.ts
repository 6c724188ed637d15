import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { EventEmitter, once } from 'node:events'
import path from 'node:path'
import type { AddressInfo } from 'node:net'
import type { AuditReport } from '../../audits/finding.ts'
import { reportSchema } from '../../audits/report-schema.ts'
import { loadKeys } from '../../environment/keys.ts'
import { startSite } from '../../environment/start-site.ts'
import { expect } from './contract-test.ts'
import { makeCertificate } from './openssl.ts'
import { holdPort, test as base, type Ended } from './rehearsal-process.ts'

type Folder = { readonly path: string; readonly write: (name: string, text: string) => Promise<void> }

type Fixtures = {
  /** An empty folder of the test's own. */
  readonly folder: Folder
  /** A demo shop; answers its address. */
  readonly shop: (id?: string) => Promise<string>
  /** A site that is made of one listener; answers its address. */
  readonly serve: (
    listener: RequestListener,
    secure?: { readonly key: string; readonly cert: string },
  ) => Promise<string>
}

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  folder: async ({}, use, testInfo) => {
    const folder = testInfo.outputPath('site')
    await mkdir(folder, { recursive: true })
    await use({ path: folder, write: (name, text) => writeFile(path.join(folder, name), text) })
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  shop: async ({}, use) => {
    const closings: (() => Promise<void>)[] = []
    await use(async (site = 'good') => {
      const { url, close } = await startSite({ site, tagUrl: '//halc.iadvize.com/iadvize.js' })
      closings.push(close)
      return url
    })
    await Promise.all(closings.map((close) => close()))
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  serve: async ({}, use) => {
    const closings: (() => void)[] = []
    await use(async (listener, secure) => {
      const server = secure === undefined ? createServer(listener) : createSecureServer(secure, listener)
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      closings.push(() => {
        server.close()
        server.closeAllConnections()
      })
      return `${secure === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}/`
    })
    for (const close of closings) close()
  },
})

const JOURNEY = `
import type { Journey } from 'iadvize-rehearsal/audit'
export const visitors: Journey['visitors'] = [{ email: 'camille@example.com', password: 'camomile' }]
export const signIn: Journey['signIn'] = async (page, visitor) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(visitor['email'] ?? '')
  await page.getByLabel('Password').fill(visitor['password'] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
}
export const signOut: Journey['signOut'] = async (page) => {
  await page.getByRole('button', { name: 'Sign out' }).click()
}
`

const ONLY = ['--only', 'activation-secured'] as const

/** One sentence on stderr, nothing on stdout, nothing of the inside. */
const expectSentence = ({ code, stdout, stderr }: Ended, wanted: { code: number; says: RegExp }): void => {
  expect.soft({ code, stdout }).toEqual({ code: wanted.code, stdout: '' })
  expect(stderr).toMatch(wanted.says)
  expect(stderr).toMatch(/^rehearsal\b[^\n]*\n$/)
  expect(stderr).not.toMatch(/node:internal|\bat \S+ \(/)
}

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

const SITE = 'http://127.0.0.1:9/'

for (const { mistake, args, says } of [
  { mistake: 'an unknown option', args: ['--onyl', 'x'], says: /unknown option '--onyl'.*--only/ },
  { mistake: 'a second address', args: [SITE, SITE], says: /too many arguments/ },
  { mistake: 'an unknown audit', args: ['--only', 'tokens'], says: /There is no audit "tokens": name a group/ },
  { mistake: 'nothing that is left', args: ['--only', 'token', '--skip', 'token'], says: /No audit is left/ },
  { mistake: 'an empty name', args: ['--only', 'token,'], says: /Names stand between commas/ },
  {
    mistake: 'a budget that is none',
    args: ['--budget', 'strict'],
    says: /The budget "strict" cannot be read: a level/,
  },
  { mistake: 'a step limit that is none', args: ['--step-limit', '0'], says: /A limit is a number of seconds/ },
  { mistake: 'an unknown demo shop', args: ['--site', 'perfect'], says: /There is no site "perfect"; there are good/ },
  { mistake: 'a demo shop and an address', args: [SITE, '--site', 'good'], says: /--site is for the demo shop/ },
  { mistake: 'an address without its scheme', args: ['localhost:3000'], says: /"localhost:3000" is no address.*http:/ },
  { mistake: 'no journey', args: [SITE], says: /No journey says how one signs in to .*--journey <file>.*--init/ },
  { mistake: 'a journey without an address', args: ['--journey', 'j.ts'], says: /There is a journey, and no address/ },
  {
    mistake: 'a journey that is not there',
    args: [SITE, '--journey', 'j.ts'],
    says: /There is no file for the journey j/,
  },
  {
    mistake: 'a journey that is no code',
    args: [SITE, '--journey', 'broken.ts'],
    says: /broken\.ts cannot be loaded: /,
  },
  {
    mistake: 'a journey that exports nothing',
    args: [SITE, '--journey', 'empty.ts'],
    says: /empty\.ts exports nothing/,
  },
  {
    mistake: 'a journey that throws',
    args: [SITE, '--journey', 'throws.ts'],
    says: /throws\.ts cannot be loaded: no day/,
  },
  {
    mistake: 'a public key that is not there',
    args: [SITE, '--journey', 'journey.ts', '--public-key', 'brand.pem'],
    says: /The public key brand\.pem cannot be read: there is no such file/,
  },
  {
    mistake: 'a public key that is none',
    args: [SITE, '--journey', 'journey.ts', '--public-key', 'journey.ts'],
    says: /The public key journey\.ts cannot be used: this is no public key/,
  },
  {
    mistake: 'a baseline that is not there',
    args: ['--baseline', 'b.json'],
    says: /The baseline b\.json cannot be read/,
  },
  {
    mistake: 'a baseline that is none',
    args: ['--baseline', 'journey.ts'],
    says: /The baseline journey\.ts is no JSON/,
  },
]) {
  test(`${mistake} ends the audit with 2 and one sentence`, async ({ rehearsal, folder }) => {
    await folder.write('journey.ts', JOURNEY)
    await folder.write('broken.ts', 'export const signIn = async (page => {')
    await folder.write('empty.ts', '')
    await folder.write('throws.ts', "throw new Error('no day for it')")
    expectSentence(await rehearsal.run(['audit', ...args], {}, folder.path), { code: 2, says })
  })
}

test('a field of the settings file that is none ends the audit with 2 and names it', async ({ rehearsal, folder }) => {
  await folder.write('rehearsal.config.json', '{ "audit": { "onyl": ["token"] } }')
  const ended = await rehearsal.run(['audit'], {}, folder.path)
  expectSentence(ended, { code: 2, says: /audit\.onyl: is no field here; there are url, journey, / })
})

test('a page without a snippet ends the audit with 2 and asks for the project', async ({
  rehearsal,
  folder,
  serve,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const url = await serve((_request, response) => response.end('<title>No chat</title>'))
  const ended = await rehearsal.run(['audit', url, '--journey', 'journey.ts'], {}, folder.path)
  expectSentence(ended, { code: 2, says: /does not say which project its chat belongs to.*give --sid <sid>/ })
})

test('a site that is down ends the audit with 3 and one sentence', async ({ rehearsal, folder }) => {
  await folder.write('journey.ts', JOURNEY)
  const held = await holdPort()
  await held.release()
  const url = `http://127.0.0.1:${held.port}/`
  const ended = await rehearsal.run(['audit', url, '--journey', 'journey.ts'], {}, folder.path)
  expectSentence(ended, { code: 3, says: /cannot be opened: nobody listens there: start the site.*CONNECTION_REFUSED/ })
})

test('a host that is none ends the audit with 3 and one sentence', async ({ rehearsal, folder }) => {
  await folder.write('journey.ts', JOURNEY)
  const ended = await rehearsal.run(['audit', 'http://shop.invalid/', '--journey', 'journey.ts'], {}, folder.path)
  expectSentence(ended, { code: 3, says: /cannot be opened: there is no such host.*NAME_NOT_RESOLVED/ })
})

test('a certificate that nobody trusts ends the audit with 3 and says what to do, and may be taken all the same', async ({
  rehearsal,
  folder,
  serve,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const url = await serve((_request, response) => response.end('no chat'), await makeCertificate(folder.path))
  const args = ['audit', url, '--journey', 'journey.ts']
  const [refused, taken] = await Promise.all([
    rehearsal.run(args, {}, folder.path),
    rehearsal.run([...args, '--ignore-https-errors'], {}, folder.path),
  ])
  expectSentence(refused, { code: 3, says: /its certificate is not trusted: .*--ignore-https-errors/ })
  expectSentence(taken, { code: 2, says: /give --sid/ })
})

test('a server error ends the audit with 3 and one sentence', async ({ rehearsal, folder, serve }) => {
  await folder.write('journey.ts', JOURNEY)
  const url = await serve((_request, response) => response.writeHead(503).end('later'))
  const ended = await rehearsal.run(['audit', url, '--journey', 'journey.ts'], {}, folder.path)
  expectSentence(ended, { code: 3, says: /answers with the status 503/ })
})

test('a site that never answers ends the audit with 3 when the limit of a step is over', async ({
  rehearsal,
  folder,
  serve,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const url = await serve(() => {})
  const args = ['audit', url, '--journey', 'journey.ts', '--step-limit', '0.5']
  const ended = await rehearsal.run(args, {}, folder.path)
  expectSentence(ended, { code: 3, says: /cannot be opened: the page did not come within 0\.5 s/ })
})

for (const { signal, code } of [
  { signal: 'SIGINT', code: 130 },
  { signal: 'SIGTERM', code: 143 },
] as const) {
  test(`${signal} ends an audit with ${code}, quietly, whatever it is waiting for`, async ({
    rehearsal,
    folder,
    serve,
  }) => {
    await folder.write('journey.ts', JOURNEY)
    const requests = new EventEmitter()
    const url = await serve(() => requests.emit('came'))
    const came = once(requests, 'came')
    const begun = rehearsal.begin(['audit', url, '--journey', 'journey.ts'], {}, folder.path)
    await came
    expect(await begun.stop(signal)).toEqual({ code, stdout: '', stderr: '' })
  })
}

test('a machine without a browser ends the audit with 3 and says how to get one', async ({ rehearsal, folder }) => {
  const nowhere = { PATH: folder.path, PLAYWRIGHT_BROWSERS_PATH: folder.path, HOME: folder.path }
  expectSentence(await rehearsal.run(['audit', ...ONLY], nowhere), {
    code: 3,
    says: /There is no browser to audit with: run "npx playwright install/,
  })
})

test('a report that cannot be written ends the audit with 3 before anything is judged', async ({
  rehearsal,
  folder,
}) => {
  await folder.write('file', '')
  const inFile = await rehearsal.run(['audit', '--html', 'file/report.html'], {}, folder.path)
  expectSentence(inFile, { code: 3, says: /The html report cannot be written to .*file\/report\.html/ })
  const onFolder = await rehearsal.run(['audit', '--json', '.'], {}, folder.path)
  expectSentence(onFolder, { code: 3, says: /this is a folder, name a file in it/ })
})

test('a sign-in that finds no button ends with 3, the step by name, and a picture of the page beside the report', async ({
  rehearsal,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', JOURNEY.replace("name: 'Sign in', exact: true", "name: 'Log in'"))
  const args = ['audit', await shop(), '--journey', 'journey.ts', '--step-limit', '1', '--html', 'out/r.html', ...ONLY]
  const { code, stdout, stderr } = await rehearsal.run(args, {}, folder.path)
  expect(code).toBe(3)
  expect(stdout).toMatch(/COULD NOT TELL {2}activation-secured/)
  const sentence =
    /^rehearsal: The site was not audited.*The step "signs in" could not be made on .*getByRole.*: (\S+\.png)$/m
  const [, picture = ''] = sentence.exec(stderr) ?? []
  expect(path.dirname(picture)).toBe(path.join(folder.path, 'out'))
  expect((await readFile(picture)).subarray(1, 4).toString()).toBe('PNG')
})

test('a journey that throws while signing in ends with 3, and its own words', async ({ rehearsal, folder, shop }) => {
  await folder.write('journey.ts', JOURNEY.replace("await page.goto('/sign-in')", "throw new Error('no seat left')"))
  const args = ['audit', await shop(), '--journey', 'journey.ts', ...ONLY]
  const { code, stderr } = await rehearsal.run(args, {}, folder.path)
  expect([code, stderr]).toEqual([3, expect.stringMatching(/The step "signs in" could not be made.*no seat left/)])
})

for (const { mistake, args, code, says } of [
  {
    mistake: 'without an address',
    args: [],
    code: 2,
    says: /--init needs the address of a site: rehearsal audit <url>/,
  },
  {
    mistake: 'over a journey that is there',
    args: [SITE],
    code: 2,
    says: /journey\.ts is there already: move it away, or name another file with --journey/,
  },
  {
    mistake: 'without a browser that has a window',
    args: [SITE, '--journey', 'new.ts'],
    code: 3,
    says: /There is no browser with a window: run "npx playwright install chromium"/,
  },
] as const) {
  test(`--init ${mistake} ends with ${code} and one sentence`, async ({ rehearsal, folder }) => {
    await folder.write('journey.ts', JOURNEY)
    const nowhere = { PATH: folder.path, PLAYWRIGHT_BROWSERS_PATH: folder.path, HOME: folder.path }
    expectSentence(await rehearsal.run(['audit', ...args, '--init'], nowhere, folder.path), { code, says })
  })
}

/** A site with an honest sign-in, and something in each page that never ends. */
const restless =
  (unrest: string): RequestListener =>
  (request, response) => {
    const isSignedIn = request.headers.cookie?.includes('who=camille') ?? false
    if (request.url === '/never') return
    if (request.url === '/ask') return void response.end('{}')
    if (request.url === '/in') response.writeHead(302, { location: '/', 'set-cookie': 'who=camille; Path=/' }).end()
    else if (request.url === '/out') response.writeHead(302, { location: '/', 'set-cookie': 'who=; Path=/' }).end()
    else {
      const snippet = '<script>(iAdvizeInterface = window.iAdvizeInterface || []).config = { sid: 7316 }</script>'
      const tag = '<script async src="//halc.iadvize.com/iadvize.js"></script>'
      const option = "{ authenticationOption: { type: 'ANONYMOUS' } }"
      const activation = `<script>iAdvizeInterface.push((iAdvize) => iAdvize.activate(() => (${option})))</script>`
      const form = isSignedIn ? `<a href="/out">Sign out</a>${activation}` : '<a href="/in">Sign in</a>'
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${snippet}${tag}${form}${unrest}`)
    }
  }

const PATIENT_JOURNEY = `
export const visitors = [{ email: 'camille@example.com' }]
export const signIn = async (page) => {
  await page.goto('/', { waitUntil: 'domcontentloaded' })
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Sign out' }).waitFor()
}
export const signOut = (page) => page.getByRole('link', { name: 'Sign out' }).click()
`

for (const { what, unrest } of [
  { what: 'asks its server five times a second', unrest: '<script>setInterval(() => fetch("/ask"), 200)</script>' },
  { what: 'waits for an answer that never comes', unrest: '<script>fetch("/never")</script>' },
  { what: 'never ends loading', unrest: '<img src="/never">' },
  { what: 'draws all the time', unrest: '<script>(function draw() { requestAnimationFrame(draw) })()</script>' },
]) {
  test(`a site that ${what} is judged all the same`, async ({ rehearsal, folder, serve }) => {
    // Hours pass on it, with all that it asks for.
    test.slow()
    await folder.write('journey.mjs', PATIENT_JOURNEY)
    const args = ['audit', await serve(restless(unrest)), '--journey', 'journey.mjs', '--step-limit', '30']
    const { code, stdout } = await rehearsal.run([...args, ...ONLY], {}, folder.path)
    expect(code, stdout).toBe(1)
    expect(stdout).toMatch(/FAILS {2}activation-secured/)
  })
}

test('a site that never comes to rest cannot be told of, and the sentence names the step and what it asked for', async ({
  rehearsal,
  folder,
  serve,
}) => {
  await folder.write('journey.mjs', PATIENT_JOURNEY)
  const unrest = '<script>setTimeout(() => { for (;;); }, 1500)</script>'
  const url = await serve(restless(unrest))
  const args = ['audit', url, '--journey', 'journey.mjs', '--step-limit', '2', ...ONLY]
  const { code, stdout, stderr } = await rehearsal.run(args, {}, folder.path)
  expect(code, stdout).toBe(3)
  expect(stderr).toMatch(/The step "[^"]+" could not be made on http/)
})
