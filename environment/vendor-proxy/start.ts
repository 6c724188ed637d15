/**
 * The proxy for clients that cannot be made to ask another host than the vendor's: it answers for the vendor's hosts from the
 * stages, over HTTP and HTTPS, and lets everything else pass.
 */

import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { MAIN_STAGE } from '../../stage/registry.ts'
import { listenWith, REQUEST_TIMEOUT_MS, type Listening } from '../listen.ts'
import { answerUnreadable } from '../unreadable-request.ts'
import { createConnectHandler } from './connect.ts'
import type { Destination } from './destination.ts'
import type { VendorProxy, VendorProxyOptions } from './proxy.ts'
import { createRequestHandler } from './requests.ts'
import { stageNameOf } from './stage-name.ts'
import { IDLE_MS } from './tunnel.ts'
import { createContexts } from './vendor-tunnel.ts'

/** Rejects with a `ListenError` if the port is not available. */
export const startVendorProxy = async ({ address, ...options }: VendorProxyOptions): Promise<Listening> => {
  const server = createServer({
    headersTimeout: REQUEST_TIMEOUT_MS,
    // A large file may take its time on the way to another host. The platform has a limit of its own.
    requestTimeout: 0,
    connectionsCheckingInterval: 1_000,
  })
  server.setTimeout(IDLE_MS)
  const { stages } = options
  const proxy: VendorProxy = {
    ...options,
    server,
    tunnels: new WeakMap(),
    own: () => destinationOfServer(server),
    ownHostsOf: (name) => (stages.get(name ?? MAIN_STAGE) ?? stages.get(MAIN_STAGE))?.settings.hosts ?? [],
    isToAsk: ({ headers }) => options.asksForStage && stageNameOf(headers) === null,
  }
  const sockets = keepSockets(server)
  server.on('clientError', answerUnreadable)
  server.on('request', createRequestHandler(proxy))
  server.on('connect', createConnectHandler(proxy, await createContexts(options.authority)))
  const listening = await listenWith(server, address, '--as-vendor')
  return {
    ...listening,
    close: async () => {
      const closed = listening.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** The connections of clients. Node forgets those that became tunnels. */
const keepSockets = (server: Server): ReadonlySet<Socket> => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

const destinationOfServer = (server: Server): Destination => {
  const { address, port } = server.address() as AddressInfo
  return { host: address, port }
}
