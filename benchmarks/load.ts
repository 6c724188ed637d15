/** A load of POST requests from this process: a total number, a number in flight, and connections that are kept open. */

import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

export type Load = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent in turn. */
  readonly bodies: readonly string[]
  readonly count: number
  readonly inFlight: number
  /** Checks each answer: a refusal may be cheaper than an answer, and would make the number look better. */
  readonly isGood: (answer: string) => boolean
}

export type Loader = { readonly requestsPerSecond: () => Promise<number>; readonly close: () => void }

/** No answer takes this long. A load that hangs is aborted. */
const TIME_LIMIT_MS = 10_000

export const createLoader = (load: Load): Loader => {
  const agent = new Agent({ keepAlive: true, maxSockets: load.inFlight })
  return {
    requestsPerSecond: async () => {
      let sent = 0
      const worker = async (): Promise<void> => {
        while (sent < load.count) {
          sent += 1
          await post(load, load.bodies[sent % load.bodies.length] ?? '', agent)
        }
      }
      const startedAt = performance.now()
      await Promise.all(Array.from({ length: load.inFlight }, worker))
      return (load.count * 1_000) / (performance.now() - startedAt)
    },
    close: () => agent.destroy(),
  }
}

const post = async ({ url, headers, isGood }: Load, body: string, agent: Agent): Promise<void> => {
  const outgoing = request(url, {
    method: 'POST',
    agent,
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  })
  outgoing.end(body)
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
  const answer = await text(response)
  if (response.statusCode !== 200 || !isGood(answer)) {
    throw new Error(`${url} answered ${response.statusCode} under load: ${answer.slice(0, 200)}`)
  }
}
