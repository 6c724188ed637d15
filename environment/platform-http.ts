/** What of HTTP is refused before the platform's door sees it. */

import { createRequest } from '@remix-run/node-fetch-server'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A name or address, and perhaps a port. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/** Those that fetch has no word for. */
const FORBIDDEN_METHODS = ['CONNECT', 'TRACE', 'TRACK']

/** Node keeps the first of two, so that one reader may believe the one and the next the other. */
const SINGLE_HEADERS = ['host', 'content-type', 'content-encoding', 'authorization']

/** The request, or a sentence that says why it is none. */
export const readRequest = (request: IncomingMessage, response: ServerResponse): Request | string => {
  const { method = 'GET', headers, rawHeaders } = request
  if (FORBIDDEN_METHODS.includes(method)) return `The method ${method} is not answered.`
  if (!HOST.test(headers.host ?? '')) return 'The Host header is no name of a host.'
  const names = rawHeaders.filter((_value, index) => index % 2 === 0).map((name) => name.toLowerCase())
  const doubled = SINGLE_HEADERS.find((name) => names.indexOf(name) !== names.lastIndexOf(name))
  return doubled === undefined ? createRequest(request, response) : `The header ${doubled} is there more than once.`
}
