/** Starts an app on a port, and stops it. */

import { createServer, type RequestListener, type Server } from 'node:http'
import { isIPv4, type AddressInfo } from 'node:net'
import { answerUnreadable } from './unreadable-request.ts'

export type Listening = { readonly host: string; readonly url: string; readonly close: () => Promise<void> }

export type Address = { readonly host: string; readonly port: number }

/** Rehearsal listens on this machine only. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

export const LOOPBACK_ONLY = 'Rehearsal listens on this machine only: give 127.0.0.1, ::1 or localhost.'

/** The port is not available. The message is the sentence for the user. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

/** A client that has not sent its whole request by then is disconnected. */
export const REQUEST_TIMEOUT_MS = 10_000

export const listen = async (app: RequestListener, address: Address, portOption: string): Promise<Listening> => {
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: 1_000 },
    app,
  )
  server.on('clientError', answerUnreadable)
  return listenWith(server, address, portOption)
}

/** Starts a server that is already made. */
export const listenWith = async (server: Server, address: Address, portOption: string): Promise<Listening> => {
  await bind(server, address, portOption)
  const { port } = server.address() as AddressInfo
  const host = `${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}`
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { host, url: `http://${host}`, close }
}

const bind = (server: Server, { host, port }: Address, portOption: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, { host, port, portOption })))
    server.listen(port, host, resolve)
  })

const listenError = (
  cause: NodeJS.ErrnoException,
  { host, port, portOption }: Address & { readonly portOption: string },
): Error => {
  const wayOut = `choose another with ${portOption} <n>, or ${portOption} 0 for any free one`
  if (cause.code === 'EADDRINUSE') return new ListenError(`Port ${port} on ${host} is in use: ${wayOut}.`, { cause })
  if (cause.code === 'EACCES')
    return new ListenError(`Port ${port} may not be used by this user: ${wayOut}.`, { cause })
  return new ListenError(`Cannot listen on ${host}, port ${port} (${cause.code ?? cause.message}): ${wayOut}.`, {
    cause,
  })
}
