import { Agent, request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { controlOf, expect } from './contract-test.ts'
import { answerTo, JSON_BODY, open, send } from './http.ts'
import { RECORDED, SID, tokenFor } from './platform-client.ts'
import { CONTROL_TOKEN, expectFree, holdPort, test, type Ended } from './rehearsal-process.ts'

const portOf = (address: string | null): string => new URL(address ?? '').port

const ANONYMOUS = JSON.stringify({
  query: `mutation { visitorAuthenticateAnonymously(input: { projectId: ${SID} }) { visitor { vuid } } }`,
})

/** One sentence on stderr, nothing on stdout, nothing of the inside. */
const expectSentence = ({ code, stdout, stderr }: Ended, wanted: { code: number; says: RegExp }): void => {
  expect.soft(code).toBe(wanted.code)
  expect.soft(stdout).toBe('')
  expect(stderr).toMatch(wanted.says)
  expect(stderr).toMatch(/^rehearsal\b[^\n]*\n$/)
  expect(stderr).not.toMatch(/node:internal|\bat \S+ \(/)
}

test('start says in its first two lines where the stand-in and the demo site are, and both answer there', async ({
  rehearsal,
}) => {
  const { lines, standInUrl, demoUrl } = await rehearsal.start()
  expect(lines[0]).toMatch(/^Listening on http:\/\/127\.0\.0\.1:\d+$/)
  expect(lines[1]).toMatch(/^Demo site on http:\/\/127\.0\.0\.1:\d+$/)
  expect(standInUrl).not.toBe(demoUrl)
  expect((await send(`${standInUrl}/iadvize.js`)).status).toBe(200)
  const shop = await send(demoUrl ?? '')
  expect([shop.status, shop.text.includes(`${standInUrl.replace('http:', '')}/iadvize.js`)]).toEqual([200, true])
})

test('--no-demo prints, knows and serves no demo site, and opens no second port', async ({ rehearsal }) => {
  const held = await holdPort()
  const { lines, standInUrl, demoUrl } = await rehearsal.start(['--no-demo', '--demo-port', String(held.port)])
  expect(demoUrl).toBeNull()
  expect(lines.join('\n')).not.toMatch(/demo site|sign-in/i)
  const stage = await controlOf(standInUrl, CONTROL_TOKEN).send('/stages/no-shop', { method: 'PUT' })
  expect(Object.keys(stage.json() as object)).toEqual(['stage', 'tag', 'graphql', 'control'])
  await held.release()
})

test('--site shows the shop with one mistake, and names it', async ({ rehearsal }) => {
  const { lines, demoUrl } = await rehearsal.start(['--site', 'snippet-in-the-page-twice'])
  expect(lines[2]).toMatch(/^It shows {2}The snippet is in the page twice/)
  const shop = await send(demoUrl ?? '')
  expect(shop.text.match(/<script async src="[^"]*\/iadvize\.js">/g)).toHaveLength(2)
})

test('an unknown --site is answered with the list of sites', async ({ rehearsal }) => {
  const ended = await rehearsal.run(['start', '--site', 'perfect'])
  expectSentence(ended, {
    code: 2,
    says: /There is no site "perfect"; the sites are good, .*fallback-at-once/,
  })
})

test('with port 0, two rehearsals run side by side on free ports and share nothing', async ({ rehearsal }) => {
  const [one, two] = await Promise.all([rehearsal.start(), rehearsal.start()])
  const ports = [one.standInUrl, one.demoUrl, two.standInUrl, two.demoUrl].map(portOf)
  expect(new Set(ports).size).toBe(4)
  expect(ports).not.toContain('0')
  await controlOf(one.standInUrl, CONTROL_TOKEN).send('/stages/mine', { method: 'PUT' })
  expect((await controlOf(two.standInUrl, CONTROL_TOKEN).send('/stages/mine/journal')).status).toBe(404)
})

for (const host of ['localhost', '127.0.0.1']) {
  test(`--host ${host} is the address to listen on, and a name under which the control API may be used`, async ({
    rehearsal,
  }) => {
    const { standInUrl } = await rehearsal.start(['--host', host])
    expect(standInUrl).toContain(`http://${host}:`)
    expect((await controlOf(standInUrl, CONTROL_TOKEN).send('/stages/main/journal')).status).toBe(200)
  })
}

test('a port of the stand-in that is in use is reported in one sentence with a way out, and nothing keeps listening', async ({
  rehearsal,
}) => {
  const [held, free] = [await holdPort(), await holdPort()]
  await free.release()
  const ended = await rehearsal.run(['start', '--port', String(held.port), '--demo-port', String(free.port)])
  const says = new RegExp(`^rehearsal: Port ${held.port} on 127\\.0\\.0\\.1 is in use: .*--port <n>.*--port 0`)
  expectSentence(ended, { code: 3, says })
  await expectFree(free.port)
  await held.release()
})

test('a port of the demo site that is in use is reported in one sentence with a way out, and nothing keeps listening', async ({
  rehearsal,
}) => {
  const [held, free] = [await holdPort(), await holdPort()]
  await free.release()
  const ended = await rehearsal.run(['start', '--port', String(free.port), '--demo-port', String(held.port)])
  const says = new RegExp(
    `^rehearsal: Port ${held.port} on 127\\.0\\.0\\.1 is in use: .*--demo-port <n>.*--demo-port 0`,
  )
  expectSentence(ended, { code: 3, says })
  await expectFree(free.port)
  await held.release()
})

test('one port for both servers is reported as a port in use', async ({ rehearsal }) => {
  const free = await holdPort()
  await free.release()
  const port = String(free.port)
  const ended = await rehearsal.run(['start', '--port', port, '--demo-port', port])
  expectSentence(ended, { code: 3, says: /is in use: .*--demo-port/ })
  await expectFree(port)
})

for (const { args, says } of [
  { args: ['start', '--frob'], says: /unknown option '--frob'/ },
  { args: ['start', '--prot', '1'], says: /unknown option '--prot'.*--port/ },
  { args: ['start', 'now'], says: /too many arguments/ },
  { args: ['start', '--port'], says: /--port <n>.*argument missing/ },
  ...['-1', '65536', '80.5', '4070x', '', 'http', '0x50'].map((port) => ({
    args: ['start', `--port=${port}`],
    says: /--port <n>.*A port is a whole number from 0 to 65535\./,
  })),
  { args: ['start', '--demo-port', 'x'], says: /--demo-port <n>.*A port is a whole number from 0 to 65535\./ },
  ...['0.0.0.0', '::', '192.168.1.1', 'example.com', '127.0.0.1.example.com', '127.0.0.256', '127.1'].map((host) => ({
    args: ['start', '--host', host],
    says: /--host <h>.*this machine only: give 127\.0\.0\.1, ::1 or localhost\./,
  })),
  { args: ['frob'], says: /unknown command 'frob'/ },
  { args: ['--frob'], says: /unknown option '--frob'/ },
]) {
  test(`"rehearsal ${args.join(' ')}" ends with 2 and one sentence`, async ({ rehearsal }) => {
    expectSentence(await rehearsal.run(args), { code: 2, says })
  })
}

test('"rehearsal" alone ends with 2 and lists the commands', async ({ rehearsal }) => {
  const { code, stderr } = await rehearsal.run([])
  expect([code, stderr]).toEqual([2, expect.stringMatching(/start .*until\s+Ctrl\+C/)])
})

for (const args of [['--help'], ['start', '--help'], ['help'], ['help', 'start']]) {
  test(`"rehearsal ${args.join(' ')}" ends with 0 and prints the help to stdout`, async ({ rehearsal }) => {
    const { code, stdout, stderr } = await rehearsal.run(args)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Usage: rehearsal/)
  })
}

for (const args of [['--version'], ['-V'], ['start', '--version']]) {
  test(`"rehearsal ${args.join(' ')}" ends with 0 and prints nothing but the version of the package`, async ({
    rehearsal,
  }) => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string }
    expect(await rehearsal.run(args)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })
}

test('the help of "rehearsal" has the option that prints its version', async ({ rehearsal }) => {
  expect((await rehearsal.run(['--help'])).stdout).toMatch(/^ +-V, --version +print the version$/m)
})

for (const { fault, token } of [
  { fault: 'shorter than 16 characters', token: 'x'.repeat(15) },
  { fault: 'with a space', token: 'a token with spaces in it' },
  { fault: 'with a letter that no header can carry', token: 'à'.repeat(20) },
]) {
  test(`a control token ${fault} ends the command with 2 and one sentence that does not repeat it`, async ({
    rehearsal,
  }) => {
    const ended = await rehearsal.run(['start', '--port', '0', '--demo-port', '0'], { REHEARSAL_CONTROL_TOKEN: token })
    expectSentence(ended, { code: 2, says: /^rehearsal: REHEARSAL_CONTROL_TOKEN must have at least 16/ })
    expect(ended.stderr).not.toContain(token)
  })
}

test('a given control token is the one that the control API accepts', async ({ rehearsal }) => {
  const token = 'x'.repeat(16)
  const { standInUrl } = await rehearsal.start([], { REHEARSAL_CONTROL_TOKEN: token })
  expect((await controlOf(standInUrl, token).send('/stages/main/journal')).status).toBe(200)
  expect((await controlOf(standInUrl, CONTROL_TOKEN).send('/stages/main/journal')).status).toBe(401)
})

test('without a given control token each start makes a new one and prints it', async ({ rehearsal }) => {
  const tokens = await Promise.all(
    [1, 2].map(async () => {
      const { lines, standInUrl } = await rehearsal.start([], { REHEARSAL_CONTROL_TOKEN: '' })
      const token = /Bearer ([\w-]{22,})/.exec(lines.join('\n'))?.[1] ?? 'none'
      expect((await controlOf(standInUrl, token).send('/stages/main/journal')).status).toBe(200)
      return token
    }),
  )
  expect(new Set(tokens).size).toBe(2)
})

test('every call that start suggests works as printed, and has the effect that it promises', async ({ rehearsal }) => {
  const { lines, standInUrl } = await rehearsal.start()
  const calls = lines.join('\n').matchAll(/curl (\S+) -H 'Authorization: (\S+ \S+)'(?: +\\\n *)?(?: +-d '(.*)')?/g)
  const outcomes: unknown[] = []
  for (const [, address = '', authorization = '', body] of calls) {
    const sending = body === undefined ? {} : { method: 'POST', body }
    expect((await send(address, { ...sending, headers: { authorization } })).status).toBeLessThan(300)
    const secured = JSON.stringify({
      query: RECORDED.secured,
      variables: { projectId: SID, jwe: await tokenFor('camille'), vuid: null },
    })
    outcomes.push((await send(`${standInUrl}/graphql`, { method: 'POST', headers: JSON_BODY, body: secured })).json())
  }
  expect(outcomes[0]).toMatchObject({ errors: [{ extensions: {} }] })
  expect(outcomes.length).toBeGreaterThanOrEqual(2)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends the server with 0 amid kept-alive, unanswered, delayed, slow and unfinished requests`, async ({
    rehearsal,
  }) => {
    const { standInUrl, demoUrl, stop } = await rehearsal.start()
    const control = controlOf(standInUrl, CONTROL_TOKEN)
    const demo = demoUrl ?? ''

    const agent = new Agent({ keepAlive: true })
    for (const address of [`${standInUrl}/iadvize.js`, `${demo}/`]) {
      const [kept] = (await once(request(address, { agent }).end(), 'response')) as [IncomingMessage]
      await once(kept.resume(), 'end')
    }
    const signedIn = await send(`${demo}/api/sign-in`, {
      method: 'POST',
      headers: JSON_BODY,
      body: '{ "email": "camille@example.com", "password": "camomile" }',
    })
    await control.send('/stages/main/token-backend', { method: 'POST', body: '{ "behaviour": "slow" }' })
    const answers = JSON.stringify([{ answer: 'never-answer' }, { answer: 'judge', delayMs: 86_400_000 }])
    await control.send('/stages/main/answers', { method: 'POST', body: answers })

    const cookie = signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? 'none'
    const pending = [
      open(`${standInUrl}/graphql`, { method: 'POST', headers: JSON_BODY }).end(ANONYMOUS),
      open(`${standInUrl}/graphql`, { method: 'POST', headers: JSON_BODY }).end(ANONYMOUS),
      open(`${demo}/api/iadvize-token`, { method: 'POST', headers: { cookie } }).end(),
    ]
    const unfinished = open(`${standInUrl}/graphql`, { method: 'POST', headers: { 'content-length': '9' } })
    unfinished.write('{')
    const cut = [...pending, unfinished].map((outgoing) => expect(answerTo(outgoing)).rejects.toThrow())
    // The stand-in has the requests when it has journalled the one that it will not answer.
    await expect
      .poll(async () => (await control.send('/stages/main/journal')).text)
      .toContain('"answer":"never-answer"')

    const { code, stderr } = await stop(signal)
    expect([code, stderr]).toEqual([0, ''])
    await Promise.all(cut)
    await expectFree(portOf(standInUrl), portOf(demoUrl))
    agent.destroy()
  })
}

test('the server prints nothing when a client leaves in the middle of its body', async ({ rehearsal }) => {
  const { standInUrl, demoUrl, stop } = await rehearsal.start()
  for (const address of [`${standInUrl}/graphql`, `${standInUrl}/journal`, `${demoUrl}/api/sign-in`]) {
    const leaving = open(address, {
      method: 'POST',
      headers: { ...JSON_BODY, expect: '100-continue', 'content-length': '9' },
    })
    leaving.on('error', () => {})
    leaving.flushHeaders()
    await once(leaving, 'continue')
    leaving.write('{')
    leaving.destroy()
  }
  expect((await send(`${standInUrl}/iadvize.js`)).status).toBe(200)
  expect((await stop('SIGTERM')).stderr).toBe('')
})

test('a stalled request body is cut off within twelve seconds, with 408', async ({ rehearsal }) => {
  const { standInUrl } = await rehearsal.start(['--no-demo'])
  const still = open(`${standInUrl}/graphql`, { method: 'POST', headers: { ...JSON_BODY, 'content-length': '9' } })
  still.write('{')
  const begun = performance.now()
  expect((await answerTo(still)).status).toBe(408)
  expect(performance.now() - begun).toBeLessThan(12_000)
})

test('a server holds at most 1,000 stages, and says how to continue', async ({ rehearsal }) => {
  const { standInUrl } = await rehearsal.start(['--no-demo'])
  const control = controlOf(standInUrl, CONTROL_TOKEN)
  for (let count = 1; count < 1_000; count += 1) {
    expect((await control.send(`/stages/s${count}`, { method: 'PUT' })).status).toBe(201)
  }
  const refused = await control.send('/stages/s1000', { method: 'PUT' })
  expect([refused.status, refused.json()]).toEqual([
    409,
    { error: 'There are 1000 stages already; delete some with DELETE.' },
  ])
  expect((await control.send('/stages/s1', { method: 'PUT' })).status).toBe(200)
  expect((await control.send('/stages/s1', { method: 'DELETE' })).status).toBe(204)
  expect((await control.send('/stages/s1000', { method: 'PUT' })).status).toBe(201)
})

for (const version of ['18.20.4', '20.18.3', '16.0.0']) {
  test(`on Node ${version} the command ends with 3 and one sentence that names the version it needs`, async ({
    rehearsal,
  }, testInfo) => {
    const preload = testInfo.outputPath('old-node.cjs')
    const versions = `{ ...process.versions, node: ${JSON.stringify(version)} }`
    await writeFile(preload, `Object.defineProperty(process, 'versions', { value: ${versions} })`)
    const ended = await rehearsal.run(['start', '--port', '0'], {
      NODE_OPTIONS: `--require=${JSON.stringify(preload)}`,
    })
    expectSentence(ended, { code: 3, says: new RegExp(`needs Node 20\\.19 or newer, and this is Node ${version}`) })
  })
}
