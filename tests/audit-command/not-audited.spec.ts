import { readFile } from 'node:fs/promises'
import { EventEmitter, once } from 'node:events'
import path from 'node:path'
import { makeCertificate } from '../contract/openssl.ts'
import { holdPort } from '../contract/rehearsal-process.ts'
import { expect, expectSentence, JOURNEY, ONLY, test } from './command-test.ts'

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

test('a sign-in that finds no button ends with 3, the step by name, and a picture of the page beside the report', async ({
  rehearsal,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', JOURNEY.replace("name: 'Sign in', exact: true", "name: 'Log in'"))
  const args = ['audit', await shop(), '--journey', 'journey.ts', '--step-limit', '5', '--html', 'out/r.html', ...ONLY]
  const { code, stdout, stderr } = await rehearsal.run(args, {}, folder.path)
  expect(code).toBe(3)
  expect(stdout).toMatch(/COULD NOT TELL {2}activation-secured/)
  const sentence =
    /^rehearsal: The site was not audited.*The step "signs in" could not be made on .*getByRole.*: (\S+\.png)$/m
  const [, picture = ''] = sentence.exec(stderr) ?? []
  expect(path.dirname(picture)).toBe(path.join(folder.path, 'out'))
  expect((await readFile(picture)).subarray(1, 4).toString()).toBe('PNG')
})

test('a sign-out that finds no button leaves open what needs one, the sentence names the step, and the rest is judged', async ({
  rehearsal,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', JOURNEY.replace("name: 'Sign out'", "name: 'Leave'"))
  const args = [
    'audit',
    await shop(),
    '--journey',
    'journey.ts',
    '--step-limit',
    '5',
    '--only',
    'activation-secured,logout-nothing-left',
  ]
  const { code, stdout } = await rehearsal.run(args, {}, folder.path)
  expect(code).toBe(0)
  expect(stdout).toMatch(/COULD NOT TELL {2}logout-nothing-left/)
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('The step "signs out" could not be made')
})

test('a second visitor who cannot sign in leaves open what needs one, the sentence names the step, and the rest is judged', async ({
  rehearsal,
  folder,
  shop,
}) => {
  const second =
    "[{ email: 'camille@example.com', password: 'camomile' }, { email: 'jonas@example.com', password: 'no' }]"
  await folder.write('journey.ts', JOURNEY.replace(/\[\{.*\}\]/, second))
  const args = [
    'audit',
    await shop(),
    '--journey',
    'journey.ts',
    '--step-limit',
    '5',
    '--only',
    'activation-secured,logout-next-visitor',
  ]
  const { code, stdout } = await rehearsal.run(args, {}, folder.path)
  expect(code).toBe(0)
  expect(stdout).toMatch(/COULD NOT TELL {2}logout-next-visitor/)
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('The step "the next visitor signs in" could not be made')
})

test('a journey that throws while signing in ends with 3, and its own words', async ({ rehearsal, folder, shop }) => {
  await folder.write('journey.ts', JOURNEY.replace("await page.goto('/sign-in')", "throw new Error('no seat left')"))
  const args = ['audit', await shop(), '--journey', 'journey.ts', ...ONLY]
  const { code, stderr } = await rehearsal.run(args, {}, folder.path)
  expect([code, stderr]).toEqual([3, expect.stringMatching(/The step "signs in" could not be made.*no seat left/)])
})
