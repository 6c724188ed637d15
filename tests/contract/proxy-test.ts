/** The built command with a proxy for the vendor's hosts, and clients that speak to a proxy in each way there is. */

import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request as secureRequest } from 'node:https'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect as secure, type TLSSocket } from 'node:tls'
import { certificateFile, createAuthority } from '../../certificates/authority-files.ts'
import type { JournalEntry } from '../../journal/entries.ts'
import { controlOf, type Control } from './contract-test.ts'
import { answerTo, send, type Answer, type Sending } from './http.ts'
import { CONTROL_TOKEN, test as base, type Environment, type Running } from './rehearsal-process.ts'

export { expect } from './contract-test.ts'

export type Proxy = {
  readonly url: string
  readonly running: Running
  readonly control: Control
  readonly journal: (stage?: string) => Promise<readonly JournalEntry[]>
  /** Over HTTPS, in a tunnel; trusts the authority and nothing else. */
  readonly ask: (url: string, sending?: Sending & { readonly proxyHeaders?: Headers }) => Promise<Answer>
  /** Over HTTP, with the whole address. */
  readonly askPlainly: (url: string, sending?: Sending) => Promise<Answer>
  readonly tunnel: (authority: string, headers?: Headers) => Promise<Tunnel>
}

type Headers = Readonly<Record<string, string>>

/** What the proxy answered to CONNECT; if it refused, `text` is the rest. */
export type Tunnel = { readonly status: number; readonly text: string; readonly socket: Socket }

export type StartProxy = (options?: {
  readonly args?: readonly string[]
  readonly settings?: Readonly<Record<string, unknown>>
  readonly environment?: Environment
}) => Promise<Proxy>

export const test = base.extend<{
  /** A folder that belongs to no git work tree. */
  readonly folder: string
  readonly startProxy: StartProxy
}>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-proxy-'))
    await use(folder)
    await rm(folder, { recursive: true })
  },
  startProxy: async ({ rehearsal, folder }, use) => {
    const sockets: Socket[] = []
    await use(async ({ args = [], settings = {}, environment = {} } = {}) => {
      const caFolder = path.join(folder, 'ca')
      await createAuthority(caFolder, (settings['hosts'] as readonly string[] | undefined) ?? [])
      const config = path.join(folder, 'settings.json')
      await writeFile(config, JSON.stringify(settings))
      const running = await rehearsal.start(
        ['--no-demo', '--as-vendor', '0', '--ca-dir', caFolder, '--config', config, ...args],
        environment,
      )
      return proxyOf(running, await readFile(certificateFile(caFolder), 'utf8'), sockets)
    })
    for (const socket of sockets) socket.destroy()
  },
})

const proxyOf = (running: Running, ca: string, sockets: Socket[]): Proxy => {
  const url = /^Vendor's hosts through the proxy (\S+)$/m.exec(running.lines.join('\n'))?.[1] ?? 'http://none.invalid'
  const control = controlOf(running.standInUrl, CONTROL_TOKEN)
  const tunnel = async (authority: string, headers: Headers = {}): Promise<Tunnel> => {
    const opened = await openTunnel(url, authority, headers)
    sockets.push(opened.socket)
    return opened
  }
  return {
    url,
    running,
    control,
    tunnel,
    journal: async (stage = 'main') => {
      const answer = await control.send(`/stages/${stage}/journal`)
      return (answer.json() as { readonly entries: readonly JournalEntry[] }).entries
    },
    ask: async (address, { proxyHeaders = {}, ...sending } = {}) => {
      const { hostname, port } = new URL(address)
      const { status, text, socket } = await tunnel(`${hostname}:${port || 443}`, proxyHeaders)
      if (status !== 200) throw new Error(`The tunnel was refused with ${status}: ${text}`)
      const inside = await handshake(socket, hostname, ca)
      return sendInside(inside, address, sending)
    },
    askPlainly: (address, sending = {}) =>
      send(url, { ...sending, path: address, headers: { host: new URL(address).host, ...sending.headers } }),
  }
}

/** As the browser does it; the certificate must be good for the name. */
export const handshake = async (socket: Socket, hostname: string, ca: string): Promise<TLSSocket> => {
  const inside = secure({
    socket,
    ca,
    host: hostname,
    servername: hostname.replace(/\.$/, ''),
    ALPNProtocols: ['h2', 'http/1.1'],
  })
  await once(inside, 'secureConnect')
  return inside
}

const sendInside = (inside: TLSSocket, address: string, { body, ...sending }: Sending = {}): Promise<Answer> => {
  const outgoing = secureRequest(address, {
    ...sending,
    headers: { host: new URL(address).host, ...sending.headers },
    createConnection: () => inside,
  })
  outgoing.end(body)
  return answerTo(outgoing)
}

const openTunnel = async (proxyUrl: string, authority: string, headers: Headers): Promise<Tunnel> => {
  const { hostname, port } = new URL(proxyUrl)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  const lines = Object.entries({ host: authority, ...headers }).map(([name, value]) => `${name}: ${value}`)
  socket.write([`CONNECT ${authority} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
  let text = ''
  while (!text.includes('\r\n\r\n')) {
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    text += chunk.toString()
  }
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1])
  if (status === 200) return { status, text, socket }
  for await (const chunk of socket) text += String(chunk)
  return { status, text, socket }
}

export const asUser = (stage: string): Headers => ({
  'proxy-authorization': `Basic ${Buffer.from(`${stage}:any`).toString('base64')}`,
})
