import { readFile } from 'node:fs/promises'
import { EventEmitter, once } from 'node:events'
import path from 'node:path'
import { makeCertificate } from '../contract/openssl.ts'
import { holdPort } from '../contract/rehearsal-process.ts'
import { expect, expectSentence, JOURNEY, ONLY, test } from './command-test.ts'

test('an audit of a page without a snippet ends with 2 and asks for the project', async ({
  rehearsal,
  folder,
  serve,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const url = await serve((_request, response) => response.end('<title>No chat</title>'))
  const ended = await rehearsal.run(['audit', url, '--journey', 'journey.ts'], {}, folder.path)
  expectSentence(ended, { code: 2, says: /does not say which project its chat belongs to.*give --sid <sid>/ })
})

test('an audit of a site that is down ends with 3 and one sentence', async ({ rehearsal, folder }) => {
  await folder.write('journey.ts', JOURNEY)
  const held = await holdPort()
  await held.release()
  const url = `http://127.0.0.1:${held.port}/`
  const ended = await rehearsal.run(['audit', url, '--journey', 'journey.ts'], {}, folder.path)
  expectSentence(ended, {
    code: 3,
    says: /cannot be opened: nothing listens there: start the site.*CONNECTION_REFUSED/,
  })
})

test('an audit of a host that does not exist ends with 3 and one sentence', async ({ rehearsal, folder }) => {
  await folder.write('journey.ts', JOURNEY)
  const ended = await rehearsal.run(['audit', 'http://shop.invalid/', '--journey', 'journey.ts'], {}, folder.path)
  expectSentence(ended, { code: 3, says: /cannot be opened: there is no such host.*NAME_NOT_RESOLVED/ })
})

test('an untrusted certificate ends the audit with 3 and a remedy, and an option accepts it', async ({
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

test('a server error of the audited site ends the audit with 3 and one sentence', async ({
  rehearsal,
  folder,
  serve,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const url = await serve((_request, response) => response.writeHead(503).end('later'))
  const ended = await rehearsal.run(['audit', url, '--journey', 'journey.ts'], {}, folder.path)
  expectSentence(ended, { code: 3, says: /answers with the status 503/ })
})

test('an audit of a site that never answers ends with 3 when a step reaches its time limit', async ({
  rehearsal,
  folder,
  serve,
}) => {
  await folder.write('journey.ts', JOURNEY)
  const url = await serve(() => {})
  const args = ['audit', url, '--journey', 'journey.ts', '--step-limit', '0.5']
  const ended = await rehearsal.run(args, {}, folder.path)
  expectSentence(ended, { code: 3, says: /cannot be opened: the page did not load within 0\.5 s/ })
})

for (const { signal, code } of [
  { signal: 'SIGINT', code: 130 },
  { signal: 'SIGTERM', code: 143 },
] as const) {
  test(`${signal} ends an audit with ${code} and no output, whatever the audit is waiting for`, async ({
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

test('an audit on a machine without a browser ends with 3 and says how to get one', async ({ rehearsal, folder }) => {
  const nowhere = { PATH: folder.path, PLAYWRIGHT_BROWSERS_PATH: folder.path, HOME: folder.path }
  expectSentence(await rehearsal.run(['audit', ...ONLY], nowhere), {
    code: 3,
    says: /There is no browser to audit with: run "npx playwright install/,
  })
})

test('a sign-in without its button ends the audit with 3, names the step, and saves a picture beside the report', async ({
  rehearsal,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', JOURNEY.replace("name: 'Sign in', exact: true", "name: 'Log in'"))
  const args = ['audit', await shop(), '--journey', 'journey.ts', '--step-limit', '5', '--html', 'out/r.html', ...ONLY]
  const { code, stdout, stderr } = await rehearsal.run(args, {}, folder.path)
  expect(code).toBe(3)
  expect(stdout).toMatch(/COULD NOT TELL {2}activation-secured/)
  const sentence = /^rehearsal: The site was not audited.*The step "signs in" failed on .*getByRole.*: (\S+\.png)$/m
  const [, picture = ''] = sentence.exec(stderr) ?? []
  expect(path.dirname(picture)).toBe(path.join(folder.path, 'out'))
  expect((await readFile(picture)).subarray(1, 4).toString()).toBe('PNG')
})

for (const { when, needed, journey, untold, step } of [
  {
    when: 'without a sign-out button',
    needed: 'a sign-out',
    journey: JOURNEY.replace("name: 'Sign out'", "name: 'Leave'"),
    untold: 'logout-nothing-left',
    step: 'signs out',
  },
  {
    when: 'when the second visitor cannot sign in',
    needed: 'one',
    journey: JOURNEY.replace(
      /\[\{.*\}\]/,
      "[{ email: 'camille@example.com', password: 'camomile' }, { email: 'jonas@example.com', password: 'no' }]",
    ),
    untold: 'logout-next-visitor',
    step: 'the next visitor signs in',
  },
]) {
  test(`${when}, rules that need ${needed} are not judged and name the step, and the others are judged`, async ({
    rehearsal,
    folder,
    shop,
  }) => {
    await folder.write('journey.ts', journey)
    const only = `activation-secured,${untold}`
    const args = ['audit', await shop(), '--journey', 'journey.ts', '--step-limit', '5', '--only', only]
    const { code, stdout } = await rehearsal.run(args, {}, folder.path)
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`COULD NOT TELL {2}${untold}`))
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`The step "${step}" failed`)
  })
}

test('a journey that throws during sign-in ends the audit with 3 and the words of its error', async ({
  rehearsal,
  folder,
  shop,
}) => {
  await folder.write('journey.ts', JOURNEY.replace("await page.goto('/sign-in')", "throw new Error('no seat left')"))
  const args = ['audit', await shop(), '--journey', 'journey.ts', ...ONLY]
  const { code, stderr } = await rehearsal.run(args, {}, folder.path)
  expect([code, stderr]).toEqual([3, expect.stringMatching(/The step "signs in" failed.*no seat left/)])
})
