import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import path from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { promisify } from 'node:util'
import { asUser, expect, handshake, test as base } from './proxy-test.ts'

/** Listens on a free port of this machine until the test ends. */
const test = base.extend<{ readonly listening: (server: Server) => Promise<number> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  listening: async ({}, use) => {
    const servers: Server[] = []
    await use(async (server) => {
      servers.push(server.listen(0, '127.0.0.1'))
      await once(server, 'listening')
      return (server.address() as AddressInfo).port
    })
    for (const server of servers) server.close()
  },
})

test('another host is reached through the tunnel byte for byte, and shows its own certificate', async ({
  startProxy,
  listening,
  folder,
}) => {
  const [key, certificate] = [path.join(folder, 'shop.key'), path.join(folder, 'shop.pem')]
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost']
  await promisify(execFile)('openssl', [
    ...made,
    '-addext',
    'subjectAltName=DNS:localhost',
    '-keyout',
    key,
    '-out',
    certificate,
  ])
  const [keyPem, pem] = await Promise.all([readFile(key, 'utf8'), readFile(certificate, 'utf8')])
  const port = await listening(createTlsServer({ key: keyPem, cert: pem }, (socket) => socket.pipe(socket)))
  const { tunnel, journal } = await startProxy()
  const { socket } = await tunnel(`localhost:${port}`)
  const inside = await handshake(socket, 'localhost', pem)
  inside.write('shop')
  expect(String(await once(inside, 'data'))).toBe('shop')
  expect(await journal()).toEqual([])
})

test('the bytes of a tunnel arrive unchanged, and one direction can be closed before the other', async ({
  startProxy,
  listening,
}) => {
  const port = await listening(
    createTcpServer({ allowHalfOpen: true }, (socket) => {
      const chunks: Buffer[] = []
      socket.on('data', (chunk) => chunks.push(chunk))
      socket.on('end', () => socket.end(Buffer.concat(chunks).toReversed()))
    }),
  )
  const { tunnel } = await startProxy()
  const { socket } = await tunnel(`127.0.0.1:${port}`)
  const sent = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251))
  socket.end(sent)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).equals(sent.toReversed())).toBe(true)
})

test('when one side of a tunnel is gone, the other is closed', async ({ startProxy, listening }) => {
  const outside: Socket[] = []
  const port = await listening(createTcpServer((socket) => outside.push(socket.on('error', () => {}))))
  const { tunnel } = await startProxy()
  const first = await tunnel(`127.0.0.1:${port}`)
  outside[0]?.destroy()
  await once(first.socket.resume(), 'close')
  const second = await tunnel(`127.0.0.1:${port}`)
  await expect.poll(() => outside.length).toBe(2)
  second.socket.destroy()
  await expect.poll(() => outside[1]?.resume().readableEnded === true || outside[1]?.destroyed).toBe(true)
})

test('a plain request is forwarded with its method, path, headers and body, without what is for the proxy only', async ({
  startProxy,
  listening,
}) => {
  const seen: IncomingMessage[] = []
  const port = await listening(
    createServer((request, response) => {
      seen.push(request)
      response.writeHead(
        418,
        'Teapot',
        [
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
          ['x-own', 'yes'],
        ].flat(),
      )
      request.pipe(response)
    }),
  )
  const { askPlainly, journal } = await startProxy()
  const answer = await askPlainly(`http://127.0.0.1:${port}/path?query=1`, {
    method: 'PUT',
    body: 'a body',
    headers: {
      ...asUser('main'),
      host: 'api.iadvize.com',
      'x-rehearsal-stage': 'main',
      connection: 'x-hop, close',
      'x-hop': 'no',
      'x-end': 'yes',
    },
  })
  expect([answer.status, answer.text, answer.headers['set-cookie'], answer.headers['x-own']]).toEqual([
    418,
    'a body',
    ['a=1', 'b=2'],
    'yes',
  ])
  const [request] = seen
  expect([request?.method, request?.url, request?.headers['x-end']]).toEqual(['PUT', '/path?query=1', 'yes'])
  expect(request?.headers.host).toBe(`127.0.0.1:${port}`)
  expect(Object.keys(request?.headers ?? {}).filter((name) => /^proxy-|x-hop|x-rehearsal/.test(name))).toEqual([])
  expect(await journal()).toEqual([])
})

test('with --only-vendor every other host is refused in one sentence that names it', async ({
  startProxy,
  listening,
}) => {
  const port = await listening(createServer((_request, response) => response.end('reached')))
  const { askPlainly, ask, tunnel } = await startProxy({ args: ['--only-vendor'] })
  const sentence = '127.0.0.1 is not a host of the vendor, and with --only-vendor the proxy lets nothing else pass.'
  const plain = await askPlainly(`http://127.0.0.1:${port}/`)
  expect([plain.status, plain.json()]).toEqual([403, { error: sentence }])
  const { status, text } = await tunnel(`127.0.0.1:${port}`)
  expect([status, text]).toEqual([403, expect.stringContaining(sentence)])
  expect((await ask('https://halc.iadvize.com/iadvize.js')).status).toBe(200)
})

test('a host that cannot be reached is answered with 502 and a sentence', async ({ startProxy }) => {
  const { askPlainly, tunnel } = await startProxy()
  const plain = await askPlainly('http://nowhere.invalid/')
  expect([plain.status, plain.json()]).toEqual([
    502,
    { error: expect.stringMatching(/^nowhere\.invalid, port 80, cannot be reached \(E\w+\)\.$/) as unknown },
  ])
  const { status, text } = await tunnel('nowhere.invalid:443')
  expect([status, text]).toEqual([502, expect.stringContaining('nowhere.invalid, port 443, cannot be reached')])
})

for (const name of ['127.0.0.1', 'localhost', '0.0.0.0']) {
  test(`the proxy refuses to be its own destination as ${name}`, async ({ startProxy }) => {
    const { url, askPlainly, tunnel } = await startProxy()
    const own = `${name}:${new URL(url).port}`
    expect((await tunnel(own)).status).toBe(508)
    expect((await askPlainly(`http://${own}/proxy.pac`)).status).toBe(508)
  })
}

for (const authority of [
  'shop.example',
  'http://shop.example:80',
  'user@shop.example:80',
  ':443',
  'shop.example:99999',
  '/',
]) {
  test(`CONNECT ${authority} is answered 400, with what CONNECT needs`, async ({ startProxy }) => {
    const { tunnel } = await startProxy()
    const { status, text } = await tunnel(authority, { host: 'x' })
    expect([status, text]).toEqual([400, expect.stringContaining('CONNECT needs a host and a port')])
  })
}
