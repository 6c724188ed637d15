/** Sends one request and reads its answer, within limits of time and size. */

import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { NoAnswerError, whyNoAnswer } from './no-answer.ts'
import type { Sending } from './request.ts'

export type Received = {
  readonly status: number
  /** The names are in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly setCookies: readonly string[]
  readonly text: string
}

export type SendLimits = {
  /** For the whole answer, in milliseconds. */
  readonly limitMs: number
  readonly ignoreHttpsErrors: boolean
  /** Ends the request, as at Ctrl+C. */
  readonly signal: AbortSignal
}

export type Send = (sending: Sending) => Promise<Received>

/** In bytes. No answer with a token is as long. */
const LONGEST_ANSWER = 1_000_000

/** Rejects with a `NoAnswerError`. */
export const sender =
  ({ limitMs, ignoreHttpsErrors, signal }: SendLimits): Send =>
  async (sending) => {
    const late = AbortSignal.timeout(limitMs)
    try {
      const options = { signal: AbortSignal.any([late, signal]), rejectUnauthorized: !ignoreHttpsErrors }
      const response = await openedBy(sending, options)
      const text = await textOf(response)
      return { ...headOf(response), text }
    } catch (error) {
      signal.throwIfAborted()
      throw error instanceof NoAnswerError ? error : whyNoAnswer(sending, late.aborted ? { limitMs } : { error })
    }
  }

type Connection = { readonly signal: AbortSignal; readonly rejectUnauthorized: boolean }

const openedBy = ({ url, method, headers, body }: Sending, connection: Connection): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { protocol, username, password } = new URL(url)
    const options: RequestOptions & Connection = {
      ...connection,
      method,
      headers: Object.fromEntries(headers),
      // Each request has a connection of its own: a server may close one that is kept just when it is used again.
      agent: false,
      // A closed test site may ask for a name and a password.
      ...(username === '' ? {} : { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` }),
    }
    const request = protocol === 'https:' ? requestHttps(url, options, resolve) : requestHttp(url, options, resolve)
    request.on('error', reject)
    request.end(body ?? undefined)
  })

const headOf = ({ statusCode = 0, headers }: IncomingMessage): Omit<Received, 'text'> => {
  const { 'set-cookie': setCookies = [], ...others } = headers
  const named = Object.entries(others).map(([name, value]) => [name, [value].flat().join(', ')] as const)
  return { status: statusCode, headers: Object.fromEntries(named), setCookies }
}

const textOf = async (response: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let length = 0
  // Leaving the loop closes the connection, so that an endless answer ends as well.
  for await (const chunk of unpacked(response) as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    if (length > LONGEST_ANSWER) {
      response.destroy()
      throw new NoAnswerError({
        says: `has an answer of more than ${LONGEST_ANSWER / 1_000_000} MB, of which the rest was not read`,
        fix: 'Give the address of the endpoint that returns the token.',
      })
    }
  }
  return Buffer.concat(chunks).toString('utf8')
}

const unpacked = (response: IncomingMessage): Readable => {
  const unpack = UNPACKS.get(response.headers['content-encoding']?.toLowerCase() ?? '')
  // The loop that reads it hears of an error.
  return unpack === undefined ? response : pipeline(response, unpack(), () => {})
}

const UNPACKS = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
] as const) as ReadonlyMap<string, typeof createGunzip | typeof createInflate | typeof createBrotliDecompress>
