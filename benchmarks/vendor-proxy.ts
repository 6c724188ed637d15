/** What the proxy for the vendor's hosts adds to a request: over HTTPS in a tunnel that is open, compared with the stand-in asked itself. */

import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, get, request, type IncomingMessage, type RequestOptions } from 'node:http'
import { Agent as SecureAgent, get as getSecurely } from 'node:https'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { connect } from 'node:tls'
import { createAuthority } from '../certificates/authority-files.ts'
import { milliseconds, type Measure } from './measure.ts'
import { spawnServer } from './spawned-server.ts'
import { takeTurns } from './take-turns.ts'

const COMMAND = fileURLToPath(new URL('../dist/rehearsal.js', import.meta.url))

const MAX_RATIO = 2

/** One turn; a single request takes less than the clock of a busy machine can tell. */
const REQUESTS = 50

const SAMPLES = 40

const VENDOR = 'halc.iadvize.com'

export const measureVendorProxy = async (): Promise<Measure> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-bench-'))
  const { certificate } = await createAuthority(folder, [])
  const command = [COMMAND, 'start', '--port=0', '--no-demo', '--as-vendor=0', `--ca-dir=${folder}`]
  const { url, lines, stop } = await spawnServer(command, /^Vendor's hosts through the proxy (\S+)$/)
  const standIn = /^Listening on (\S+)$/m.exec(lines.join('\n'))?.[1] ?? ''
  try {
    return await measureThrough(url, standIn, certificate.toString())
  } finally {
    await stop()
    await rm(folder, { recursive: true })
  }
}

const measureThrough = async (proxy: string, standIn: string, ca: string): Promise<Measure> => {
  const tunnel = await openTunnel(proxy)
  const secure = connect({ socket: tunnel, servername: VENDOR, ca })
  await once(secure, 'secureConnect')
  const inTunnel = new SecureAgent({ keepAlive: true, maxSockets: 1 })
  // The tunnel that is open, for every request.
  inTunnel.createConnection = () => secure
  const direct = new Agent({ keepAlive: true, maxSockets: 1 })
  const { measured, floor, ratio } = await takeTurns({
    count: SAMPLES,
    warmUp: 5,
    measured: () => timeOf((options) => getSecurely(`https://${VENDOR}/iadvize.js`, { ...options, agent: inTunnel })),
    floor: () => timeOf((options) => get(`${standIn}/iadvize.js`, { ...options, agent: direct })),
  })
  inTunnel.destroy()
  direct.destroy()
  return {
    name: "vendor's host by proxy",
    measured: milliseconds(measured / REQUESTS),
    floor: { name: 'the stand-in itself', value: milliseconds(floor / REQUESTS), ratio },
    samples: `${SAMPLES} of each`,
    goal: `<= ${MAX_RATIO} x`,
    isMet: ratio <= MAX_RATIO,
    note: `A request for /iadvize.js, of ${REQUESTS} one after the other on one connection: HTTPS in a tunnel of the proxy, and HTTP without a proxy.`,
  }
}

const openTunnel = async (proxy: string): Promise<Socket> => {
  const asked = request(proxy, { method: 'CONNECT', path: `${VENDOR}:443` }).end()
  const [, socket] = (await once(asked, 'connect')) as [IncomingMessage, Socket]
  return socket
}

const timeOf = async (ask: (options: RequestOptions) => ReturnType<typeof get>): Promise<number> => {
  const startedAt = performance.now()
  for (let count = 0; count < REQUESTS; count += 1) {
    const [response] = (await once(ask({}), 'response')) as [IncomingMessage]
    if (response.statusCode !== 200) throw new Error(`/iadvize.js was answered ${response.statusCode}, not 200.`)
    await text(response)
  }
  return performance.now() - startedAt
}
