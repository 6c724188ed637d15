/** HTTP as a client with full freedom speaks it: fetch would not let a test set Host, nor leave a body unfinished. */

import { once } from 'node:events'
import { request, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'

export type Sending = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Sent as it stands; a URL would tidy it up. */
  readonly path?: string
}

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** Throws, with the text, when the answer is no JSON. */
  readonly json: () => unknown
}

/** Each request has a connection of its own. Rejects when the connection ends without an answer. */
export const send = async (url: string, { body, ...sending }: Sending = {}): Promise<Answer> => {
  const outgoing = open(url, sending)
  outgoing.end(body)
  return answerTo(outgoing)
}

/** A request whose body is still to come. */
export const open = (url: string, { method = 'GET', headers = {}, path }: Omit<Sending, 'body'>): ClientRequest =>
  request(url, { method, headers, agent: false, ...(path === undefined ? {} : { path }) })

export const answerTo = async (outgoing: ClientRequest): Promise<Answer> => {
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    text,
    json: () => {
      try {
        return JSON.parse(text) as unknown
      } catch (cause) {
        throw new Error(`This is no JSON: ${text.slice(0, 200) || '(nothing)'}`, { cause })
      }
    },
  }
}

export const JSON_BODY = { 'content-type': 'application/json' } as const
