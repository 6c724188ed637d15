/** Refuses HTTP requests that must not reach the platform. */

import { createRequest } from '@remix-run/node-fetch-server'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A host name or address, with an optional port. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/** The methods that the Fetch standard forbids. */
const FORBIDDEN_METHODS = ['CONNECT', 'TRACE', 'TRACK']

/** Node keeps the first of two such headers. Another program could keep the second, and the two would disagree. */
const SINGLE_HEADERS = ['host', 'content-type', 'content-encoding', 'authorization']

export type RequestPlace = { readonly host: string; readonly protocol: string }

/** The request, or a sentence that says why it is invalid. `at` overrides what the request says about its host. */
export const readRequest = (
  request: IncomingMessage,
  response: ServerResponse,
  at?: RequestPlace,
): Request | string => {
  const { method = 'GET', headers, rawHeaders } = request
  if (FORBIDDEN_METHODS.includes(method)) return `The method ${method} is not supported.`
  if (!HOST.test(headers.host ?? '')) return 'The Host header is not the name of a host.'
  const names = rawHeaders.filter((_value, index) => index % 2 === 0).map((name) => name.toLowerCase())
  const doubled = SINGLE_HEADERS.find((name) => names.indexOf(name) !== names.lastIndexOf(name))
  return doubled === undefined
    ? createRequest(request, response, at)
    : `The header ${doubled} is present more than once.`
}
