/** The only way from the proxy to other hosts. Hosts of the vendor never come here. */

import { connect, type Socket } from 'node:net'
import { isVendorHost } from '../../protocol/endpoints.ts'
import type { Destination } from './destination.ts'

/** Why a destination was not reached: the status of HTTP and the sentence for the client. */
export type NotReached = { readonly status: number; readonly sentence: string }

const CONNECT_TIMEOUT_MS = 10_000

/** `own` is where the proxy itself listens. The caller has made sure that the host is not one of the brand's for the tag. */
export const reachOutside = (destination: Destination, own: Destination): Promise<Socket | NotReached> => {
  const { host, port } = destination
  // The caller answers these itself; a mistake there must not become a request to the vendor.
  if (isVendorHost(host)) throw new Error(`${host} is a host of the vendor.`)
  const name = `${host}, port ${port},`
  return new Promise((resolve) => {
    // A tunnel may be closed in one direction only.
    const socket = connect({ host, port, allowHalfOpen: true })
    const giveUp = (status: number, sentence: string): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve({ status, sentence })
    }
    const timer = setTimeout(
      () => giveUp(504, `${name} did not answer within ${CONNECT_TIMEOUT_MS / 1_000} seconds.`),
      CONNECT_TIMEOUT_MS,
    )
    socket.on('error', (error: NodeJS.ErrnoException) =>
      giveUp(502, `${name} cannot be reached (${error.code ?? error.message}).`),
    )
    socket.once('connect', () => {
      if (isSelf(socket, own)) return giveUp(508, `${name} is this proxy itself: name the server that you want.`)
      clearTimeout(timer)
      resolve(socket)
    })
  })
}

/** By address and not by name, because this machine has many names. */
const isSelf = ({ remoteAddress, remotePort, localAddress }: Socket, own: Destination): boolean =>
  remotePort === own.port && (remoteAddress === own.host || remoteAddress === localAddress)
