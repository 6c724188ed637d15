/** Carries bytes between a client and another host, unread. */

import type { Socket } from 'node:net'

/** Without a byte in either direction for that long, both sides are closed. */
export const IDLE_MS = 15 * 60_000

/** How long one direction stays open after the other was closed. */
const HALF_CLOSED_MS = 30_000

/** After that much silence, the system asks whether the other side still exists. */
const KEEP_ALIVE_MS = 30_000

export const tunnel = (client: Socket, outside: Socket): void => {
  const both = [client, outside]
  const destroy = (): void => both.forEach((socket) => void socket.destroy())
  const closeSoon = (): void => both.forEach((socket) => void socket.setTimeout(HALF_CLOSED_MS))
  for (const socket of both) {
    socket.setKeepAlive(true, KEEP_ALIVE_MS)
    socket.setTimeout(IDLE_MS)
    socket.on('timeout', destroy)
    socket.on('error', destroy)
    socket.on('close', destroy)
    socket.on('end', closeSoon)
  }
  client.pipe(outside)
  outside.pipe(client)
}
