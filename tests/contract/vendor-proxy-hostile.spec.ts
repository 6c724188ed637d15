import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { send } from './http.ts'
import { expect, handshake, test, type Proxy } from './proxy-test.ts'

const TAG = 'https://halc.iadvize.com/iadvize.js'

/** What a page of another site could make its browser send to the port of the proxy. */
for (const { what, path: requested, host } of [
  { what: 'the tag', path: '/iadvize.js', host: null },
  { what: 'the tag as the vendor', path: '/iadvize.js', host: 'halc.iadvize.com' },
  { what: 'the platform', path: '/graphql', host: 'api.iadvize.com' },
  { what: 'a journal', path: '/control/stages/main/journal', host: null },
  { what: 'a stage', path: '/stages/main/iadvize.js', host: null },
]) {
  test(`a page that asks the port of the proxy for ${what} gets nothing that it may read`, async ({ startProxy }) => {
    const { url, journal } = await startProxy()
    const headers = { origin: 'https://evil.example', 'x-rehearsal-stage': 'main', ...(host === null ? {} : { host }) }
    const answer = await send(`${url}${requested}`, { headers })
    expect([answer.status, answer.json()]).toEqual([
      400,
      { error: expect.stringContaining('the proxy of Rehearsal') as unknown },
    ])
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(await journal()).toEqual([])
  })
}

test('a preflight to the port of the proxy allows nothing', async ({ startProxy }) => {
  const { url } = await startProxy()
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'CONNECT' }
  const answer = await send(`${url}/graphql`, { method: 'OPTIONS', headers })
  expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([400, undefined])
})

const rawAnswer = async ({ url }: Proxy, bytes: string): Promise<string> => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(bytes)
  return text(socket)
}

const FLOOD = `X-Long: ${'x'.repeat(20_000)}`

test('headers of more than 16 KB are answered 431, before a tunnel and inside it', async ({ startProxy, folder }) => {
  const proxy = await startProxy()
  const connecting = `CONNECT halc.iadvize.com:443 HTTP/1.1\r\nHost: halc.iadvize.com\r\n${FLOOD}\r\n\r\n`
  expect(await rawAnswer(proxy, connecting)).toMatch(/^HTTP\/1\.1 431 /)
  const { socket } = await proxy.tunnel('halc.iadvize.com:443')
  const ca = await readFile(path.join(folder, 'ca', 'rehearsal-authority.pem'), 'utf8')
  const inside = await handshake(socket, 'halc.iadvize.com', ca)
  inside.write(`GET / HTTP/1.1\r\nHost: halc.iadvize.com\r\n${FLOOD}\r\n\r\n`)
  expect(await text(inside)).toMatch(/^HTTP\/1\.1 431 /)
  expect((await proxy.ask(TAG)).status).toBe(200)
})

test('what is not HTTP is answered 400, and the proxy keeps answering', async ({ startProxy }) => {
  const proxy = await startProxy()
  expect(await rawAnswer(proxy, '\u0016\u0003\u0001 nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  expect((await proxy.ask(TAG)).status).toBe(200)
})

test('a tunnel inside a tunnel to the vendor is refused with 405', async ({ startProxy }) => {
  const { tunnel } = await startProxy()
  const { socket } = await tunnel('halc.iadvize.com:80')
  socket.write('CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 405 /)
})

for (const { what, bytes } of [
  { what: 'sends nothing', bytes: '' },
  { what: 'begins a handshake of TLS and stops', bytes: '\u0016\u0003\u0001' },
  { what: 'begins a request and stops', bytes: 'GET / HTTP/1.1\r\nHost: halc' },
]) {
  test(`a client that ${what} in a tunnel to the vendor is disconnected within seconds`, async ({ startProxy }) => {
    const { tunnel, running } = await startProxy()
    const { socket } = await tunnel('halc.iadvize.com:443')
    socket.write(bytes, 'latin1')
    await once(socket.resume(), 'close')
    expect((await running.stop('SIGTERM')).stderr).toBe('')
  })
}

test('a client that opens a connection to the proxy and stays silent is disconnected within seconds', async ({
  startProxy,
}) => {
  const { url } = await startProxy()
  const { hostname, port } = new URL(url)
  await once(connect(Number(port), hostname).resume(), 'close')
})

test('200 clients at once each get the tag over a tunnel of their own', async ({ startProxy }) => {
  const { ask } = await startProxy()
  const hosts = Array.from({ length: 200 }, (_, index) => `https://h${index % 40}.iadvize.com/iadvize.js`)
  const answers = await Promise.all(hosts.map((address) => ask(address)))
  expect(new Set(answers.map(({ status, text: tag }) => `${status} ${tag.length > 10_000}`))).toEqual(
    new Set(['200 true']),
  )
})

test('clients that leave in the middle of anything leave nothing behind: the proxy says nothing, and answers', async ({
  startProxy,
}) => {
  const { tunnel, ask, running } = await startProxy()
  for (const bytes of ['', '\u0016', '\u0016\u0003\u0001\u0002\u0000\u0001', 'POST /graphql HTTP/1.1\r\n']) {
    const { socket } = await tunnel('api.iadvize.com:443')
    socket.write(bytes, 'latin1')
    socket.resetAndDestroy()
  }
  expect((await ask(TAG)).status).toBe(200)
  expect((await running.stop('SIGTERM')).stderr).toBe('')
})

test('SIGTERM ends the command with 0 amid open tunnels and unfinished handshakes', async ({ startProxy }) => {
  const { tunnel, running } = await startProxy()
  await tunnel('halc.iadvize.com:443')
  await tunnel(`127.0.0.1:${new URL(running.standInUrl).port}`)
  const { socket } = await tunnel('halc.iadvize.com:443')
  socket.write('\u0016', 'latin1')
  const { code, stderr } = await running.stop('SIGTERM')
  expect([code, stderr]).toEqual([0, ''])
})
