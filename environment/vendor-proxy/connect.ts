/** CONNECT: a tunnel to a host of the vendor ends here, any other goes to its host. */

import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { SecureContext } from 'node:tls'
import { isVendorHost } from '../../protocol/endpoints.ts'
import { destinationOfConnect, type Destination } from './destination.ts'
import type { VendorProxy } from './proxy.ts'
import { reachOutside } from './outside.ts'
import { ASK, onlyVendor, STAGE_WANTED } from './sentences.ts'
import { stageNameOf } from './stage-name.ts'
import { tunnel } from './tunnel.ts'
import { answerInside } from './vendor-tunnel.ts'

export const createConnectHandler =
  (proxy: VendorProxy, contextOf: (host: string) => SecureContext) =>
  (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    // Node's server gives its sockets, or those of the tunnel.
    const socket = stream as Socket
    socket.on('error', () => socket.destroy())
    if (proxy.tunnels.has(socket)) return end(socket, { status: '405 Method Not Allowed', sentence: NESTED })
    const destination = destinationOfConnect(request.url ?? '')
    if (destination === null) return end(socket, { status: '400 Bad Request', sentence: NOT_A_DESTINATION })
    if (head.length > 0) socket.unshift(head)
    const stageName = stageNameOf(request.headers)
    if (isVendorHost(destination.host, proxy.ownHostsOf(stageName))) {
      if (proxy.isToAsk(request)) return end(socket, STAGE_IS_ASKED)
      openVendor(proxy, { socket, destination, stageName, contextOf })
    } else if (proxy.isOnlyVendor) {
      end(socket, { status: '403 Forbidden', sentence: onlyVendor(destination.host) })
    } else {
      void openOutside(proxy, socket, destination)
    }
  }

const NESTED = 'This connection is inside a tunnel already: ask the proxy for another one.'
const NOT_A_DESTINATION = 'CONNECT needs a host and a port, as in CONNECT www.example.com:443.'

type Opening = {
  readonly socket: Socket
  readonly destination: Destination
  readonly stageName: string | null
  readonly contextOf: (host: string) => SecureContext
}

const openVendor = (proxy: VendorProxy, { socket, destination, stageName, contextOf }: Opening): void => {
  const { host } = destination
  socket.write(ESTABLISHED)
  answerInside(socket, contextOf(host), {
    server: proxy.server,
    onConnection: (connection) => void proxy.tunnels.set(connection, { host, stageName }),
  })
}

const openOutside = async (proxy: VendorProxy, socket: Socket, destination: Destination): Promise<void> => {
  const outside = await reachOutside(destination, proxy.own())
  if ('sentence' in outside) {
    const { status, sentence } = outside
    return end(socket, { status: `${status} ${STATUS_CODES[status]}`, sentence })
  }
  if (socket.destroyed) return void outside.destroy()
  socket.write(ESTABLISHED)
  tunnel(socket, outside)
}

const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n'

type Ending = { readonly status: string; readonly sentence: string; readonly headers?: readonly string[] }

const STAGE_IS_ASKED: Ending = {
  status: '407 Proxy Authentication Required',
  sentence: STAGE_WANTED,
  headers: [`Proxy-Authenticate: ${ASK}`],
}

const end = (socket: Socket, { status, sentence, headers = [] }: Ending): void => {
  const body = JSON.stringify({ error: sentence })
  const head = [
    `HTTP/1.1 ${status}`,
    ...headers,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroySoon())
}
