/** What the control API answers when something is wrong: a status, one sentence, and which fields it is about. */

import type { ErrorRequestHandler } from 'express'
import type { Complaint } from '../settings/check.ts'
import { StageSettingsError } from '../stage/stage.ts'

export class ControlProblem extends Error {
  readonly status: number
  readonly complaints: readonly Complaint[]

  constructor(status: number, sentence: string, complaints: readonly Complaint[] = []) {
    super(sentence)
    this.status = status
    this.complaints = complaints
  }
}

export const WRONG_FIELDS = 'The request has wrong fields.'

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
export const answerProblem: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const { status, ...body } = describe(error)
  // oxlint-disable-next-line no-console -- a fault of our own: the operator of the server must be able to report it
  if (status >= 500) console.error(error)
  response.status(status).json(body)
}

type Problem = { readonly status: number; readonly error: string; readonly complaints?: readonly Complaint[] }

const describe = (error: unknown): Problem => {
  if (error instanceof ControlProblem) {
    const { status, message, complaints } = error
    return { status, error: message, ...(complaints.length > 0 ? { complaints } : {}) }
  }
  if (error instanceof StageSettingsError) {
    return { status: 400, error: WRONG_FIELDS, complaints: [{ path: error.path, problem: error.problem }] }
  }
  return (
    bodyProblem(error) ?? {
      status: 500,
      error: 'The stand-in failed. This is a fault of Rehearsal, not of the request.',
    }
  )
}

/** What Express's own reader of bodies throws. */
const bodyProblem = (error: unknown): Problem | null => {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null
  const type = 'type' in error ? error.type : null
  if (type === 'entity.parse.failed') return { status: 400, error: 'The body is not JSON.' }
  if (type === 'entity.too.large') return { status: 413, error: 'The body is larger than 64 KB.' }
  return error.status < 500 ? { status: error.status, error: 'The request cannot be read.' } : null
}
