/** The inside of a tunnel to a host of the vendor: the proxy is that host. */

import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls'
import { LRUCache } from 'lru-cache'
import { createIssuer, type Authority } from '../../certificates/authority.ts'
import { REQUEST_TIMEOUT_MS } from '../listen.ts'

/** One for each host; the vendor has any number of subdomains. */
const MAX_CONTEXTS = 200
const CONTEXT_AGE_MS = 86_400_000

/** Resolves with what gives each host its certificate, made at the first request for the host. */
export const createContexts = async (authority: Authority): Promise<(host: string) => SecureContext> => {
  const issue = await createIssuer(authority)
  const contexts = new LRUCache<string, SecureContext>({ max: MAX_CONTEXTS, ttl: CONTEXT_AGE_MS })
  return (host) => {
    const known = contexts.get(host)
    if (known !== undefined) return known
    const { chainPem, keyPem } = issue(host)
    const context = createSecureContext({ cert: chainPem, key: keyPem })
    contexts.set(host, context)
    return context
  }
}

export type InnerServer = {
  readonly server: Server
  /** Called with the connection that the server gets, before it gets it. */
  readonly onConnection: (connection: Socket) => void
}

/** The client may speak TLS or plain HTTP in its tunnel; its first byte says which. */
export const answerInside = (client: Socket, context: SecureContext, { server, onConnection }: InnerServer): void => {
  const give = (connection: Socket): void => {
    onConnection(connection)
    server.emit('connection', connection)
  }
  const leave = (): void => void client.destroy()
  client.setTimeout(REQUEST_TIMEOUT_MS, leave)
  client.on('error', leave)
  client.once('end', leave)
  client.once('readable', () => {
    client.off('end', leave)
    const first = client.read(1) as Buffer | null
    if (first === null) return leave()
    client.unshift(first)
    client.off('timeout', leave)
    client.setTimeout(0)
    if (first[0] === TLS_HANDSHAKE) unwrap(client, context, give)
    else give(client)
  })
}

/** The first byte of every connection that begins with TLS. */
const TLS_HANDSHAKE = 0x16

const unwrap = (client: Socket, secureContext: SecureContext, give: (connection: Socket) => void): void => {
  const secure = new TLSSocket(client, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] })
  const timer = setTimeout(() => secure.destroy(), REQUEST_TIMEOUT_MS)
  // A client that does not trust the authority ends the handshake.
  secure.on('error', () => secure.destroy())
  secure.on('close', () => {
    clearTimeout(timer)
    client.destroy()
  })
  secure.once('secure', () => {
    clearTimeout(timer)
    give(secure)
  })
}
