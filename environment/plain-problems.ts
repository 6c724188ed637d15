/** The last word of both servers: a sentence, and never a stack trace. */

import type { ErrorRequestHandler } from 'express'

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
export const plainProblems: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  if (response.headersSent || request.socket.destroyed) {
    request.socket.destroy()
    return
  }
  const status = statusOf(error)
  const sentence = status < 500 ? 'The request cannot be read.' : 'The server failed; this is a fault of its own.'
  if (status >= 500) console.error(error)
  response.status(status).json({ error: sentence })
}

const statusOf = (error: unknown): number => {
  const status = error instanceof Error && 'status' in error ? error.status : 500
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}
