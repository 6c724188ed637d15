/** Forwards a plain request of HTTP to its host. */

import { request as send, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import { pipeline } from 'node:stream'
import type { Exchange } from '../answer-on-stage.ts'
import { destinationOf, type Destination } from './destination.ts'
import { refusePlainly } from './plain-refusal.ts'
import { reachOutside } from './outside.ts'
import { IDLE_MS } from './tunnel.ts'

export const forward = async ({ request, response }: Exchange, url: URL, own: Destination): Promise<void> => {
  const socket = await reachOutside(destinationOf(url), own)
  if ('sentence' in socket) return refusePlainly(response, socket.status, socket.sentence)
  if (response.destroyed) return void socket.destroy()
  const outgoing = send({
    createConnection: () => socket,
    method: request.method,
    path: `${url.pathname}${url.search}`,
    headers: headersFor(request, url),
    setHost: false,
  })
  response.on('close', () => outgoing.destroy())
  outgoing.on('error', (error: NodeJS.ErrnoException) => {
    if (response.headersSent) response.destroy()
    else refusePlainly(response, 502, `${url.host} closed the connection (${error.code ?? error.message}).`)
  })
  outgoing.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer))
    pipeline(answer, response, () => {})
  })
  closeIdle(socket)
  // An error ends the outgoing request as well, which answers the client.
  pipeline(request, outgoing, () => {})
}

const closeIdle = (socket: Socket): void => void socket.setTimeout(IDLE_MS, () => socket.destroy())

/** The host of the address counts, and not what the header Host says. */
const headersFor = (request: IncomingMessage, { host }: URL): OutgoingHttpHeaders => ({
  ...endToEnd(request),
  host,
  connection: 'close',
})

/** Headers between two neighbours only. A length in chunks is said anew. */
const HOP_BY_HOP = [
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
  'x-rehearsal-stage',
]

const endToEnd = ({ headers, headersDistinct }: IncomingMessage): OutgoingHttpHeaders => {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase())
  const kept = Object.entries(headersDistinct).filter(([name]) => !HOP_BY_HOP.includes(name) && !named.includes(name))
  return Object.fromEntries(kept.map(([name, values = []]) => [name, values.length === 1 ? values[0] : values]))
}
