import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { JSON_BODY, send } from './http.ts'
import { RECORDED, SID, tokenFor } from './platform-client.ts'
import { asUser, expect, handshake, test } from './proxy-test.ts'

const TAG = 'https://halc.iadvize.com/iadvize.js'
const GRAPHQL = 'https://api.iadvize.com/graphql'

const activation = async (): Promise<string> =>
  JSON.stringify({ query: RECORDED.secured, variables: { projectId: SID, jwe: await tokenFor('camille'), vuid: null } })

test('a client that trusts the authority gets the tag from a host of the vendor over HTTPS', async ({ startProxy }) => {
  const { ask } = await startProxy()
  const answer = await ask(`${TAG}?sid=1234`)
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
  expect(answer.text).toContain('iAdvize')
})

test('an activation over HTTPS reaches the stage main and is in its journal', async ({ startProxy }) => {
  const { ask, journal } = await startProxy()
  const answer = await ask(GRAPHQL, { method: 'POST', headers: JSON_BODY, body: await activation() })
  expect(answer.json()).toMatchObject({ data: { visitorAuthenticateFromCredentials: {} } })
  expect((await journal()).map(({ type }) => type)).toContain('attempt-answered')
})

test('a host of the vendor is answered over plain HTTP, with the whole address or in a tunnel', async ({
  startProxy,
}) => {
  const { askPlainly, tunnel } = await startProxy()
  expect((await askPlainly('http://halc.iadvize.com/iadvize.js')).status).toBe(200)
  const { socket } = await tunnel('halc.iadvize.com:80')
  socket.write('GET /iadvize.js HTTP/1.1\r\nHost: halc.iadvize.com\r\nConnection: close\r\n\r\n')
  const chunks: string[] = []
  for await (const chunk of socket) chunks.push(String(chunk))
  expect(chunks.join('').slice(0, 200)).toMatch(/^HTTP\/1\.1 200 /)
})

test("a host of the vendor's is never looked up, whatever it is asked for and however its name is written", async ({
  startProxy,
  folder,
}) => {
  const record = path.join(folder, 'looked-up.txt')
  const preload = path.join(folder, 'record-lookups.cjs')
  await writeFile(record, '')
  await writeFile(
    preload,
    `const dns = require('node:dns'), fs = require('node:fs'), { lookup } = dns
     dns.lookup = (host, ...rest) => { fs.appendFileSync(${JSON.stringify(record)}, host + '\\n'); return lookup(host, ...rest) }
     require('node:module').syncBuiltinESMExports()`,
  )
  const { ask, askPlainly, tunnel } = await startProxy({
    settings: { hosts: ['chat.brand.example'] },
    environment: { NODE_OPTIONS: `--require=${JSON.stringify(preload)}` },
  })
  for (const address of [TAG, GRAPHQL, 'https://static.iadvize.com/x', 'https://chat.brand.example/iadvize.js']) {
    await ask(address)
    await askPlainly(address.replace('https', 'http'))
  }
  for (const host of ['API.IADVIZE.COM', 'api.iadvize.com.', 'api%2eiadvize.com', 'x.y.iadvize.com', 'iadvize.com']) {
    expect((await tunnel(`${host}:443`)).status, host).toBe(200)
    expect((await askPlainly(`http://${host}/x`, { headers: { host: 'x' } })).text, host).toContain('Nothing was sent')
  }
  // That the record works at all is seen in a host that is no vendor's.
  await askPlainly('http://not-the-vendor.invalid/')
  expect(
    (await readFile(record, 'utf8'))
      .trim()
      .split('\n')
      .filter((host) => !/^(localhost|127\.)/.test(host)),
  ).toEqual(['not-the-vendor.invalid'])
})

for (const scheme of ['https', 'http'] as const) {
  test(`an address of the vendor that the stand-in does not serve is refused and journalled (${scheme})`, async ({
    startProxy,
  }) => {
    const { ask, askPlainly, journal } = await startProxy()
    const answer = await (scheme === 'https' ? ask : askPlainly)(`${scheme}://static.iadvize.com/boxed/x?secret=1`)
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([404, '*'])
    expect(answer.text).toContain(`GET ${scheme}://static.iadvize.com/boxed/x, which the stand-in does not serve`)
    expect(await journal()).toMatchObject([
      { type: 'request-refused', path: 'static.iadvize.com/boxed/x', method: 'GET', status: 404, problem: answer.text },
    ])
  })
}

test('a WebSocket to a host of the vendor is refused with 501 and a sentence, and is in the journal', async ({
  startProxy,
}) => {
  const { ask, journal } = await startProxy()
  const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }
  const answer = await ask('https://ws.iadvize.com/socket', { headers })
  expect([answer.status, answer.json()]).toEqual([501, { error: expect.stringContaining('no WebSocket') as unknown }])
  expect(await journal()).toMatchObject([{ type: 'request-refused', path: 'ws.iadvize.com/socket', status: 501 }])
})

test('a request for another host than that of its tunnel is refused with 421', async ({ startProxy }) => {
  const { ask } = await startProxy()
  const answer = await ask(TAG, { headers: { host: 'shop.example' } })
  expect([answer.status, answer.text]).toEqual([421, expect.stringContaining('This connection is to halc.iadvize.com')])
})

test("the stage's network applies: a blocked stage drops the connection, and a prepared answer is given", async ({
  startProxy,
}) => {
  const { ask, control } = await startProxy()
  const body = await activation()
  const activate = () => ask(GRAPHQL, { method: 'POST', headers: JSON_BODY, body })
  await control.send('/stages/main/answers', { method: 'POST', body: '[{ "answer": "server-error" }]' })
  expect((await activate()).status).toBe(500)
  await control.send('/stages/main/network', { method: 'POST', body: '{ "isBlocked": true }' })
  await expect(activate()).rejects.toThrow()
})

test('the stage is named by the user name of the proxy, or by a header, and its journal is its own', async ({
  startProxy,
}) => {
  const { ask, askPlainly, control, journal } = await startProxy()
  for (const stage of ['one', 'two']) await control.send(`/stages/${stage}`, { method: 'PUT' })
  const at = (from: string): string => `https://static.iadvize.com/${from}`
  await ask(at('by-user-name'), { proxyHeaders: asUser('one') })
  await askPlainly('http://static.iadvize.com/by-user-name', { headers: asUser('one') })
  await ask(at('by-header-of-the-tunnel'), { proxyHeaders: { 'x-rehearsal-stage': 'two' } })
  await ask(at('by-header-inside'), { headers: { 'x-rehearsal-stage': 'two' } })
  await ask(at('user-name-first'), { proxyHeaders: asUser('one'), headers: { 'x-rehearsal-stage': 'two' } })
  await ask(at('unnamed'))
  const pathsOf = async (stage: string): Promise<readonly string[]> =>
    (await journal(stage)).map((entry) =>
      'path' in entry ? entry.path.replace('static.iadvize.com/', '') : entry.type,
    )
  expect(await pathsOf('one')).toEqual(['by-user-name', 'by-user-name', 'user-name-first'])
  expect(await pathsOf('two')).toEqual(['by-header-of-the-tunnel', 'by-header-inside'])
  expect(await pathsOf('main')).toEqual(['unnamed'])
})

test('a stage that does not exist is answered with a sentence that names it', async ({ startProxy }) => {
  const { ask, askPlainly } = await startProxy()
  const named = [404, { error: expect.stringContaining('There is no stage "nobody" here') as unknown }]
  const inside = await ask(TAG, { proxyHeaders: asUser('nobody') })
  expect([inside.status, inside.json()]).toEqual(named)
  const plain = await askPlainly('http://halc.iadvize.com/iadvize.js', { headers: asUser('nobody') })
  expect([plain.status, plain.json()]).toEqual(named)
})

test('with --ask-stage a client that names no stage is asked for a user name, but not for other hosts', async ({
  startProxy,
}) => {
  const { ask, askPlainly, tunnel, running } = await startProxy({ args: ['--ask-stage'] })
  const asked = await tunnel('halc.iadvize.com:443')
  expect([asked.status, asked.text]).toEqual([407, expect.stringMatching(/^proxy-authenticate: Basic realm=/im)])
  const plain = await askPlainly('http://halc.iadvize.com/iadvize.js')
  expect([plain.status, plain.headers['proxy-authenticate']]).toEqual([407, expect.stringMatching(/^Basic realm=/)])
  expect((await ask(TAG, { proxyHeaders: asUser('main') })).status).toBe(200)
  expect((await askPlainly(`${running.standInUrl}/iadvize.js`)).status).toBe(200)
})

test('a host of the brand that serves the tag is answered like those of the vendor', async ({ startProxy }) => {
  const { ask } = await startProxy({ settings: { hosts: ['chat.brand.example'] } })
  expect((await ask('https://chat.brand.example/iadvize.js')).status).toBe(200)
})

test('a client that does not trust the authority fails in its handshake, and the command says nothing', async ({
  startProxy,
}) => {
  const { tunnel, ask, running } = await startProxy()
  const { socket } = await tunnel('halc.iadvize.com:443')
  await expect(handshake(socket, 'halc.iadvize.com', '')).rejects.toThrow(/certificate/)
  expect((await ask(TAG)).status).toBe(200)
  expect((await running.stop('SIGTERM')).stderr).toBe('')
})

test('the proxy file sends the hosts of the vendor through the proxy and nothing else', async ({ startProxy }) => {
  const { url } = await startProxy({ settings: { hosts: ['chat.brand.example'] } })
  const { status, headers, text } = await send(`${url}/proxy.pac`)
  expect([status, headers['content-type']]).toEqual([200, 'application/x-ns-proxy-autoconfig'])
  expect(text).toContain(`PROXY ${new URL(url).host}`)
  expect(text).toContain('["chat.brand.example"]')
})
