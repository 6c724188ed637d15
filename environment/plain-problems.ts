/** The last error handler of all servers: it answers with a sentence, never with a stack trace. */

import type { ErrorRequestHandler } from 'express'
import { sendProblem, type Exchange } from './answer-on-stage.ts'

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
export const plainProblems: ErrorRequestHandler = (error: unknown, request, response, _next) =>
  answerProblem(error, { request, response })

export const answerProblem = (error: unknown, { request, response }: Exchange): void => {
  if (response.headersSent || request.socket.destroyed) {
    request.socket.destroy()
    return
  }
  const status = statusOf(error)
  const sentence =
    status < 500
      ? 'The request cannot be read.'
      : 'Internal server error: this is a bug in Rehearsal, not in your request.'
  if (status >= 500) console.error(error)
  sendProblem(response, status, sentence)
}

const statusOf = (error: unknown): number => {
  const status = error instanceof Error && 'status' in error ? error.status : 500
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}
