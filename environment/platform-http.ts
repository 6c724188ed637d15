/**
 * Node's requests and responses as the platform's door has them. By hand: making a whole fetch `Request` of each, with
 * its streams, costs as much as the platform's own work.
 */

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PlatformRequest } from '../stage/stage.ts'

/** A name or address, and perhaps a port. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/** Those that fetch has no word for. */
const FORBIDDEN_METHODS = ['CONNECT', 'TRACE', 'TRACK']

/** Node keeps the first of two, so that one reader may believe the one and the next the other. */
const SINGLE_HEADERS = ['host', 'content-type', 'content-encoding', 'authorization']

/** The request, or a sentence that says why it is none. */
export const readRequest = (request: IncomingMessage, response: ServerResponse): PlatformRequest | string => {
  const { method = 'GET', headers, rawHeaders } = request
  if (FORBIDDEN_METHODS.includes(method)) return `The method ${method} is not answered.`
  if (!HOST.test(headers.host ?? '')) return 'The Host header is no name of a host.'
  const doubled = SINGLE_HEADERS.find((name) => isDoubled(rawHeaders, name))
  if (doubled !== undefined) return `The header ${doubled} is there more than once.`
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return {
    method,
    headers: {
      get: (name) => {
        const value = headers[name]
        return typeof value === 'string' ? value : (value?.join(', ') ?? null)
      },
    },
    body: hasBody ? { [Symbol.asyncIterator]: () => chunksOf(request) } : null,
    signal: signalOf(response),
  }
}

/**
 * What comes, as it comes. Node's own iterator does the same at several times the cost, and destroys the socket, over
 * which the answer is to go, when the body is read no further.
 */
const chunksOf = (request: IncomingMessage): AsyncIterator<Uint8Array> => {
  const came: Uint8Array[] = []
  const state: { end: { readonly error: Error | null } | null; wake: () => void } = { end: null, wake: () => {} }
  const onData = (chunk: Uint8Array): void => {
    came.push(chunk)
    state.wake()
  }
  const onEnd = (error: Error | null = null): void => {
    state.end ??= { error }
    state.wake()
  }
  const onClose = (): void => {
    if (state.end === null) onEnd(new Error('The connection closed before the body was there.'))
  }
  request.on('data', onData).once('end', onEnd).once('error', onEnd).once('close', onClose)
  return {
    next: async () => {
      if (came.length === 0 && state.end === null) await new Promise<void>((resolve) => (state.wake = resolve))
      const value = came.shift()
      if (value !== undefined) return { done: false, value }
      if (state.end?.error) throw state.end.error
      return { done: true, value: undefined }
    },
    return: () => {
      request.off('data', onData)
      came.length = 0
      onEnd()
      // What still comes is read and forgotten, for the next request is behind it.
      request.resume()
      return Promise.resolve({ done: true, value: undefined })
    },
  }
}

const isDoubled = (rawHeaders: readonly string[], wanted: string): boolean => {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.length === wanted.length && rawHeaders[index]?.toLowerCase() === wanted) count += 1
  }
  return count > 1
}

/** Aborted when the other side gives up. */
const signalOf = (response: ServerResponse): AbortSignal => {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  return controller.signal
}

export const sendResponse = async (response: ServerResponse, answer: Response): Promise<void> => {
  // As text, which goes out in one piece with the headers; nothing of what the platform answers is large or binary.
  const body = await answer.text()
  if (answer.status !== 204) response.setHeader('content-length', Buffer.byteLength(body))
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  response.statusCode = answer.status
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
