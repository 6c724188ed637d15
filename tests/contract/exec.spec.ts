import { createPrivateKey, createPublicKey } from 'node:crypto'
import path from 'node:path'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { createAuthority } from '../../certificates/authority-files.ts'
import { spkiHashOf } from '../../certificates/authority.ts'
import { expect } from './contract-test.ts'
import { pemOf, publicKey } from './platform-client.ts'
import { test } from './rehearsal-process.ts'

/** A command that runs this code in Node. */
const node = (code: string): readonly string[] => [process.execPath, '--input-type=module', '--eval', code]

const GRAPHQL = `
const ask = (query) => fetch(process.env.REHEARSAL_GRAPHQL_URL, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
})`

test('a command that is executed finds stand-in, control token, demo shop and keys in its environment', async ({
  rehearsal,
}) => {
  const script = `
const { REHEARSAL_URL, REHEARSAL_CONTROL_TOKEN, REHEARSAL_TAG_URL, REHEARSAL_DEMO_URL } = process.env
const headers = { authorization: 'Bearer ' + REHEARSAL_CONTROL_TOKEN }
const answers = await Promise.all([
  fetch(REHEARSAL_TAG_URL),
  fetch(REHEARSAL_DEMO_URL),
  fetch(REHEARSAL_URL + '/control/stages/main/journal', { headers }),
])
console.log(JSON.stringify({ ...process.env, statuses: answers.map(({ status }) => status) }))`
  const { code, stdout } = await rehearsal.run(['exec', '--', ...node(script)])
  expect(code).toBe(0)
  const seen = JSON.parse(stdout) as Readonly<Record<string, string>> & { readonly statuses: readonly number[] }
  expect(seen.statuses).toEqual([200, 200, 200])
  expect(seen['REHEARSAL_PLATFORM_PUBLIC_KEY']).toBe(pemOf(publicKey('platformEncryption')))
  expect(seen['REHEARSAL_DEMO_SID']).toBe('1234')
  const signing = createPrivateKey(seen['REHEARSAL_DEMO_PRIVATE_KEY'] ?? '')
  expect(pemOf(createPublicKey(signing))).toBe(pemOf(publicKey('brandSigning')))
})

test('an executed command that fails is followed by the story of its stages, and its exit code is kept', async ({
  rehearsal,
}) => {
  const script = `${GRAPHQL}
await ask('mutation { visitorAuthenticateFromCredentials(input: { projectId: 1234, credentials: "a.b.c.d.e" }) { visitor { vuid } } }')
process.exitCode = 7`
  const { code, stdout, stderr } = await rehearsal.run(['exec', '--no-demo', '--', ...node(script)])
  expect([code, stdout]).toEqual([7, ''])
  expect(stderr).toMatch(/^\nWhat happened:\n[\s\S]*TOKEN_MALFORMED/)
})

test('an executed command that succeeds has its own output and nothing else', async ({ rehearsal }) => {
  const ended = await rehearsal.run(['exec', '--', ...node("console.log('done'); console.error('warned')")])
  expect(ended).toEqual({ code: 0, stdout: 'done\n', stderr: 'warned\n' })
})

test('the options of an executed command stay its own', async ({ rehearsal }) => {
  const print = [process.execPath, '-p', 'process.argv.at(-1)', '--', '--site']
  expect(await rehearsal.run(['exec', '--', ...print])).toMatchObject({ code: 0, stdout: '--site\n' })
})

test('an executed command with options and without the two hyphens before it is refused, with the way to write it', async ({
  rehearsal,
}) => {
  expect(await rehearsal.run(['exec', 'npm', 'test', '--watch'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'rehearsal: unknown option \'--watch\'\nWrite "--" before the command, as in: rehearsal exec -- npm test --watch\n',
  })
})

test('a signal is passed on to the executed command, which decides how it ends', async ({ rehearsal }) => {
  const script = `
setInterval(() => {}, 1_000)
process.on('SIGTERM', () => { console.log('asked to end'); process.exit(5) })
process.kill(process.ppid, 'SIGTERM')`
  expect(await rehearsal.run(['exec', '--', ...node(script)])).toMatchObject({ code: 5, stdout: 'asked to end\n' })
})

test('an executed command that a signal ends has the exit code that shells give it, and no story', async ({
  rehearsal,
}) => {
  const ended = await rehearsal.run(['exec', '--', ...node("process.kill(process.pid, 'SIGKILL')")])
  expect(ended).toEqual({ code: 137, stdout: '', stderr: '' })
})

test('a program that does not exist, and an exec without a command, end with one sentence', async ({ rehearsal }) => {
  expect(await rehearsal.run(['exec', '--', 'no-such-program'])).toEqual({
    code: 3,
    stdout: '',
    stderr: 'rehearsal: "no-such-program" cannot be started: there is no such program.\n',
  })
  expect(await rehearsal.run(['exec'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("rehearsal: missing required argument 'command'\n"),
  })
})

/** Reads the tag over HTTPS, through the proxy and with trust in nothing but its authority. */
const THROUGH_PROXY = `
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { get } from 'node:https'
const { REHEARSAL_PROXY_URL, REHEARSAL_CA_FILE, REHEARSAL_CA_SPKI_HASH } = process.env
request(REHEARSAL_PROXY_URL, { method: 'CONNECT', path: 'halc.iadvize.com:443' }).on('connect', (_answer, socket) => {
  get('https://halc.iadvize.com/iadvize.js', { socket, agent: false, ca: readFileSync(REHEARSAL_CA_FILE) }, ({ statusCode }) => {
    console.log(statusCode, REHEARSAL_CA_FILE, REHEARSAL_CA_SPKI_HASH)
    process.exit()
  })
}).end()`

test("an executed command reaches the vendor's hosts through a proxy whose authority is made for it and is gone with it", async ({
  rehearsal,
}) => {
  const { stdout, stderr } = await rehearsal.run(['exec', '--no-demo', '--as-vendor', '--', ...node(THROUGH_PROXY)])
  expect([stdout, stderr]).toEqual([expect.stringMatching(/^200 \S+authority\.pem [\w+/]{43}=\n$/), ''])
  await expect(readFile(stdout.split(' ')[1] ?? '')).rejects.toThrow('ENOENT')
})

test('an executed command is given the authority of the folder that is named, which its browser may trust already', async ({
  rehearsal,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-exec-'))
  const { certificate } = await createAuthority(folder, [])
  const given = ['exec', '--no-demo', '--as-vendor', '--only-vendor', '--ca-dir', folder]
  const { stdout } = await rehearsal.run([...given, '--', ...node(THROUGH_PROXY)])
  await rm(folder, { recursive: true })
  expect(stdout).toContain(` ${spkiHashOf(certificate)}\n`)
})
