import { EventEmitter, once } from 'node:events'
import { mkdir, symlink } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import path from 'node:path'
import { expect, JOURNEY, test as base } from '../audit-command/command-test.ts'
import type { Audit, AuditState } from '../../control-room/browser/audit-state.ts'
import { controlOf, type Control } from './contract-test.ts'
import { openStream, type EventStream } from './event-stream.ts'
import type { Answer } from './http.ts'
import { CONTROL_TOKEN, type Environment, type Running } from './rehearsal-process.ts'

type Room = {
  readonly running: Running
  readonly control: Control
  readonly start: (order?: object) => Promise<Answer>
  readonly cancel: () => Promise<Answer>
  readonly stream: EventStream
  /** The audit when it is in this phase; fails with the sentence where it has failed instead. */
  readonly reached: <Phase extends Audit['phase']>(phase: Phase) => Promise<Extract<Audit, { phase: Phase }>>
}

/** A site that answers nothing, and whether anybody is still connected to it. */
type SilentSite = {
  readonly url: string
  readonly asked: Promise<unknown>
  readonly connections: () => number
}

type Fixtures = {
  /** A stand-in that was started in the folder of the test. */
  readonly open: (args?: readonly string[], environment?: Environment) => Promise<Room>
  readonly silent: SilentSite
}

const PATH = '/stages/main/audit'

const test = base.extend<Fixtures>({
  open: async ({ rehearsal, folder }, use) => {
    const streams: EventStream[] = []
    const started: Running[] = []
    await use(async (args = ['--no-demo'], environment = {}) => {
      const running = await rehearsal.start(args, environment, folder.path)
      const control = controlOf(running.standInUrl, CONTROL_TOKEN)
      const authorization = `Bearer ${CONTROL_TOKEN}`
      const stream = await openStream(`${control.url}/stages/main/events`, { authorization })
      streams.push(stream)
      started.push(running)
      return roomOf(running, control, stream)
    })
    for (const stream of streams) stream.close()
    // By itself it leaves no reports behind.
    for (const running of started) await running.stop('SIGTERM')
  },
  silent: async ({ folder }, use) => {
    // An audit gives up a page that does not come, and must not be taken for one that was ended.
    await folder.write('rehearsal.config.json', '{ "audit": { "stepLimitSeconds": 300 } }')
    const [requests, sockets] = [new EventEmitter(), new Set<Socket>()]
    const server: Server = createServer(() => requests.emit('came')).listen(0, '127.0.0.1')
    server.on('connection', (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await use({
      url: `http://127.0.0.1:${port}/`,
      asked: once(requests, 'came'),
      connections: () => sockets.size,
    })
    server.closeAllConnections()
    server.close()
  },
})

const roomOf = (running: Running, control: Control, stream: EventStream): Room => ({
  running,
  control,
  stream,
  start: (order = {}) => control.send(PATH, { method: 'POST', body: JSON.stringify(order) }),
  cancel: () => control.send(PATH, { method: 'DELETE' }),
  reached: async (phase) => {
    const isAt = ({ audit }: AuditState): boolean => audit?.phase === phase
    const { audit } = await stream.next('audit', isAt)
    return audit as Extract<Audit, { phase: typeof phase }>
  },
})

const FEW = { only: ['activation-secured', 'token-keys'] }

const errorOf = (answer: Answer): readonly [number, string] => [
  answer.status,
  (answer.json() as { readonly error: string }).error,
]

test('an audit of the demo shop tells each stage of its scenes and verdicts as they come, and ends with a report', async ({
  open,
}) => {
  const room = await open([])
  await room.control.send('/stages/another', { method: 'PUT' })
  expect((await room.start(FEW)).json()).toMatchObject({ audit: { phase: 'running', url: null, verdicts: [] } })
  const done = await room.reached('done')
  expect(done.verdicts.map(({ audit, verdict }) => `${audit} ${verdict}`).toSorted()).toEqual([
    'activation-secured pass',
    'token-keys pass',
  ])
  expect(done).toMatchObject({ ruleCount: 2, problem: null, readiness: { state: 'ready' } })
  const told = room.stream.of('audit').flatMap(({ audit }) => audit ?? [])
  expect(told.some(({ scenes, verdicts }) => scenes.visit === 1 && verdicts.length === 0)).toBe(true)
  expect(told.some(({ phase, verdicts }) => phase === 'running' && verdicts.length > 0)).toBe(true)
  expect(Object.values(done.scenes).filter((playing) => playing !== 0)).toEqual([])
  // Whoever comes later is told as well, from each stage.
  expect((await room.control.send('/stages/another/audit')).json()).toMatchObject({ audit: done })
  const json = await room.control.send(`${PATH}/report.json`)
  expect(json.json()).toMatchObject({ readiness: done.readiness, settings: FEW })
  expect(json.headers['content-disposition']).toBe('attachment; filename="rehearsal-audit.json"')
  expectSandboxed(await room.control.send(`${PATH}/report.html`))
})

/** A page without scripts, which belongs to no origin and which nothing keeps. */
const expectSandboxed = ({ status, headers, text }: Answer): void => {
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-store',
  ])
  expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/)
  expect(headers['content-security-policy']).not.toMatch(/script|allow-/)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(text).toMatch(/<title>Ready: /)
}

test('without an audit there is no report, and nothing to cancel', async ({ open }) => {
  const room = await open()
  const noReport = expect.stringMatching(/^There is no report: /)
  expect(errorOf(await room.control.send(`${PATH}/report.html`))).toEqual([404, noReport])
  expect(errorOf(await room.control.send(`${PATH}/report.json`))).toEqual([404, noReport])
  expect(errorOf(await room.cancel())).toEqual([409, 'No audit is running.'])
  expect((await room.control.send(PATH)).json()).toMatchObject({ audit: null })
})

test('while one audit runs a second is refused from any stage; once it is cancelled its browser is gone, and another can be started', async ({
  open,
  folder,
  silent,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const room = await open([])
  await room.control.send('/stages/another', { method: 'PUT' })
  await room.start({ url: silent.url, journey: 'journey.ts' })
  const second = await room.control.send('/stages/another/audit', { method: 'POST', body: '{}' })
  expect(errorOf(second)).toEqual([409, 'An audit is running already: wait for its end, or cancel it.'])
  await silent.asked
  expect((await room.control.send(PATH)).json()).toMatchObject({ audit: { url: silent.url } })
  expect(silent.connections()).toBeGreaterThan(0)
  expect((await room.cancel()).status).toBe(204)
  await expect.poll(silent.connections).toBe(0)
  await room.reached('cancelled')
  expect((await room.control.send(`${PATH}/report.html`)).status).toBe(404)
  await room.start({ only: ['no-such-rule'] })
  await room.reached('failed')
})

/** It blocks when the request is on its way, however late that is: nothing can be sent after that. It costs no time of the processor. */
const endlessAfterAsking = ({ hostname, port, host }: URL): string => `
import { connect } from 'node:net'
const forever = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
const socket = connect(${port}, '${hostname}', () => socket.write('GET / HTTP/1.1\\r\\nHost: ${host}\\r\\n\\r\\n', forever))
await new Promise(() => {})
`

test('a journey that never gives way is ended by force', async ({ open, folder, silent }) => {
  await folder.write('endless.ts', endlessAfterAsking(new URL(silent.url)))
  const room = await open()
  await room.start({ url: silent.url, journey: 'endless.ts' })
  await silent.asked
  expect((await room.cancel()).status).toBe(204)
  await room.reached('cancelled')
  await expect.poll(silent.connections).toBe(0)
})

test('a signal ends the stand-in, its audit and the browser', async ({ open, folder, silent }) => {
  await folder.write('journey.ts', JOURNEY)
  const room = await open()
  await room.start({ url: silent.url, journey: 'journey.ts' })
  await silent.asked
  expect((await room.running.stop('SIGTERM')).code).toBe(0)
  await expect.poll(silent.connections).toBe(0)
})

test('an audit does not outlive a stand-in that was killed', async ({ open, folder, silent }) => {
  await folder.write('journey.ts', JOURNEY)
  const room = await open()
  await room.start({ url: silent.url, journey: 'journey.ts' })
  await silent.asked
  await room.running.stop('SIGKILL')
  await expect.poll(silent.connections).toBe(0)
})

const OUTSIDE = [
  { what: 'above the folder', journey: '../outside.ts' },
  { what: 'by its full path elsewhere', journey: '/etc/hostname' },
  { what: 'that does not exist elsewhere', journey: '/no-such-folder/journey.ts' },
  { what: 'in a folder whose name begins alike', journey: '../site-of-others/journey.ts' },
  { what: 'behind a link to a file', journey: 'link.ts' },
  { what: 'behind a link to a folder', journey: 'linked/outside.ts' },
  { what: 'of a package', journey: 'node_modules/package/journey.ts' },
  { what: 'in a hidden folder', journey: '.hidden/journey.ts' },
  { what: 'that is the folder itself', journey: '.' },
]

test('a journey from outside the folder of the stand-in is refused and not run, however it is named', async ({
  open,
  folder,
  silent,
}) => {
  const above = path.dirname(folder.path)
  const asks = `await fetch('${silent.url}')`
  for (const place of ['node_modules/package', '.hidden', '../site-of-others']) {
    await mkdir(path.join(folder.path, place), { recursive: true })
    await folder.write(`${place}/journey.ts`, asks)
  }
  await folder.write('../outside.ts', asks)
  await symlink(path.join(above, 'outside.ts'), path.join(folder.path, 'link.ts'))
  await symlink(above, path.join(folder.path, 'linked'))
  const room = await open()
  for (const { what, journey } of OUTSIDE) {
    const [status, error] = errorOf(await room.start({ url: silent.url, journey }))
    expect.soft(status, what).toBe(403)
    expect
      .soft(error, what)
      .toContain(`The journey ${journey} is not below ${folder.path}, where the stand-in was started`)
    expect.soft((await room.control.send(PATH)).json(), what).toMatchObject({ audit: null })
  }
  expect(silent.connections()).toBe(0)
})

const REFUSED = [
  {
    order: { url: 'http://127.0.0.1:9/', journey: 'none.ts' },
    says: /^There is no journey none\.ts: looked for .*none\.ts\. "rehearsal audit <url> --init" writes one\.$/,
  },
  {
    order: { url: 'http://127.0.0.1:9/', journey: 'notes.txt' },
    says: /^The journey notes\.txt is not code: name a file that ends in \.ts or \.js\.$/,
  },
  { order: { sid: '1' }, says: /has no project 1; it has 1234/ },
  { order: { jorney: 'j.ts' }, says: /^The request has wrong fields\.$/ },
]

test('a missing journey, one that is not code, an unknown project and an unknown field are refused at once', async ({
  open,
  folder,
}) => {
  await folder.write('notes.txt', 'Sign in first.')
  const room = await open()
  for (const { order, says } of REFUSED) {
    expect.soft(errorOf(await room.start(order))[1]).toMatch(says)
    expect.soft((await room.control.send(PATH)).json()).toMatchObject({ audit: null })
  }
})

const FAILING = [
  // An option in place of an address remains an address.
  { order: { url: '--init', journey: 'journey.ts' }, says: /"--init" is not the address of a site/ },
  {
    order: { url: 'http://127.0.0.1:9/' },
    says: /^There is no journey that says how visitors sign in to http:\/\/127\.0\.0\.1:9\/: /,
  },
  { order: { url: 'http://127.0.0.1:9/', journey: 'journey.ts' }, says: /http:\/\/127\.0\.0\.1:9\/ cannot be opened/ },
  {
    order: { url: 'http://127.0.0.1:9/', journey: 'throws.ts' },
    says: /The file of the journey .*throws\.ts cannot be loaded: the key is undefined/,
  },
  { order: { only: ['tokens'] }, says: /^There is no audit "tokens": name a group/ },
]

test('an audit that cannot be made fails with the sentence of the command, and its journey does not get the key to the stand-in', async ({
  open,
  folder,
}) => {
  await folder.write('journey.ts', JOURNEY)
  await folder.write('throws.ts', 'throw new Error(`the key is ${process.env.REHEARSAL_CONTROL_TOKEN}`)')
  const room = await open()
  for (const { order, says } of FAILING) {
    expect((await room.start(order)).status).toBe(200)
    const isSaid = ({ audit }: AuditState): boolean => audit?.phase === 'failed' && says.test(audit.problem)
    await room.stream.next('audit', isSaid)
  }
})

test('on a machine without a browser the audit fails, and says how to get one', async ({ open, folder }) => {
  const room = await open([], { PATH: folder.path, PLAYWRIGHT_BROWSERS_PATH: folder.path, HOME: folder.path })
  await room.start(FEW)
  expect((await room.reached('failed')).problem).toMatch(
    /^There is no browser to audit with: run "npx playwright install/,
  )
})

/** For Node to load first: as if the package were not installed. */
const HIDES_PLAYWRIGHT = `
const Module = require('node:module')
const resolve = Module._resolveFilename
Module._resolveFilename = (name, ...others) => {
  if (name.startsWith('@playwright/test')) throw Object.assign(new Error('hidden'), { code: 'MODULE_NOT_FOUND' })
  return resolve(name, ...others)
}
`

test('a stand-in without Playwright starts, and says with the first audit how to get it', async ({ folder, open }) => {
  await folder.write('hide.cjs', HIDES_PLAYWRIGHT)
  const room = await open([], { NODE_OPTIONS: `--require "${path.join(folder.path, 'hide.cjs')}"` })
  await room.start(FEW)
  expect((await room.reached('failed')).problem).toMatch(
    /^rehearsal audit needs @playwright\/test, which is not installed: npm install/,
  )
})

test('a site of one’s own is audited with the project of the stage, whose key opens its tokens', async ({
  open,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const room = await open()
  await room.start({ url: await shop(), journey: 'journey.ts', only: ['token-keys', 'token-signature'], sid: '1234' })
  expect((await room.reached('done')).verdicts).toContainEqual(
    expect.objectContaining({ audit: 'token-signature', verdict: 'pass' }),
  )
})

test('a site that nobody could sign in to has a report, and the sentence that says why it is not whole', async ({
  open,
  folder,
  shop,
}) => {
  await folder.write(
    'journey.ts',
    JOURNEY.replace('await page.goto', "throw new Error('no way in')\n  await page.goto"),
  )
  const room = await open()
  await room.start({ url: await shop(), journey: 'journey.ts', only: ['activation-secured'] })
  const { problem } = await room.reached('done')
  expect(problem).toMatch(/^The site was not audited as a signed-in visitor sees it\. The step "signs in".*no way in/)
  expect((await room.control.send(`${PATH}/report.html`)).text).toContain('no way in')
})
