/** Answers requests that the HTTP parser refuses. They have no path and no stage yet, so no journal can record them. */

import type { Duplex } from 'node:stream'

type ParserError = Error & { readonly code?: string }

const PROBLEMS: Readonly<Record<string, readonly [status: string, sentence: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are larger than 16 KB.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
}

const NOT_HTTP = ['400 Bad Request', 'The request cannot be read: it is not HTTP, or a header is malformed.'] as const

export const answerUnreadable = (error: ParserError, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, sentence] = PROBLEMS[error.code ?? ''] ?? NOT_HTTP
  const body = JSON.stringify({ error: sentence })
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Access-Control-Allow-Origin: *',
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
