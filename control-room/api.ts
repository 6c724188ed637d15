/**
 * The control API: makes, drops and directs stages. JSON in, JSON out; every error is `{ error, complaints? }`.
 *
 *     PUT    /control/stages/{stage}                 { projects?, fidelity?, noTokenChoice? } → 201 or 200 (made anew)
 *     DELETE /control/stages/{stage}                 → 204
 *     POST   /control/stages/{stage}/reset           → 204; the same settings, nothing else left
 *     POST   /control/stages/{stage}/answers         [{ answer, code?, times?, delayMs? }] → 204
 *     POST   /control/stages/{stage}/token-backend   { behaviour, times? } → 204
 *     POST   /control/stages/{stage}/clock           { advanceMs } → 200 { now }
 *     GET    /control/stages/{stage}/journal?after=n → 200 { entries, forgotten }
 */

import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, type Router } from 'express'
import type { ZodType } from 'zod'
import { MAIN_STAGE, MAX_STAGES, STAGE_ID, type StageRegistry } from '../stage/registry.ts'
import { StageSettingsError, type Stage, type StageSettings } from '../stage/stage.ts'
import { refusalOf } from './guards.ts'

export type ControlOptions = {
  readonly stages: StageRegistry
  readonly defaults: StageSettings
  readonly controlToken: string
  /** Where a stage can be reached: the address of its tag, its demo site, … */
  readonly addressesOf: (stage: string) => Readonly<Record<string, string>>
}

export const createControlApi = (options: ControlOptions): Router => {
  const { stages } = options
  const api = express.Router()
  api.use(guard(options.controlToken))
  api.use(express.json({ limit: '64kb', type: () => true, strict: false }))

  const onStage =
    (answer: (stage: Stage, request: Request, response: Response) => unknown): RequestHandler<{ stage: string }> =>
    async (request, response) => {
      const stage = stages.get(request.params.stage)
      if (stage === undefined) throw new ControlProblem(404, `There is no stage "${request.params.stage}"; make it with PUT.`)
      await answer(stage, request, response)
    }

  api.put('/stages/:stage', (request, response) => putStage(options, request, response))
  api.delete(
    '/stages/:stage',
    onStage(({ id }, _request, response) => {
      if (id === MAIN_STAGE) throw new ControlProblem(409, `The stage "${MAIN_STAGE}" cannot be dropped; reset it.`)
      stages.drop(id)
      response.sendStatus(204)
    }),
  )
  api.post(
    '/stages/:stage/reset',
    onStage(({ id, settings }, _request, response) => {
      stages.put(id, settings)
      response.sendStatus(204)
    }),
  )
  api.post(
    '/stages/:stage/answers',
    onStage(async ({ answers }, request, response) => {
      answers.add(check((await schemas()).ANSWERS_BODY, request.body, await schemas()))
      response.sendStatus(204)
    }),
  )
  api.post(
    '/stages/:stage/token-backend',
    onStage(async ({ tokenBackend }, request, response) => {
      tokenBackend.add([check((await schemas()).TOKEN_BACKEND_BODY, request.body, await schemas())])
      response.sendStatus(204)
    }),
  )
  api.post(
    '/stages/:stage/clock',
    onStage(async ({ clock }, request, response) => {
      clock.advance(check((await schemas()).CLOCK_BODY, request.body, await schemas()).advanceMs)
      response.json({ now: clock.now() })
    }),
  )
  api.get(
    '/stages/:stage/journal',
    onStage(async ({ journal }, request, response) => {
      const { after } = check((await schemas()).JOURNAL_QUERY, request.query, await schemas())
      response.json({ entries: journal.after(after), forgotten: journal.forgotten() })
    }),
  )
  api.use((request) => {
    throw new ControlProblem(404, `The control API has no ${request.method} ${request.path}.`)
  })
  api.use(answerProblem)
  return api
}

type Schemas = typeof import('./schemas.ts')

/** zod is loaded with the first request that needs it, so that the server starts without. */
const schemas = (): Promise<Schemas> => import('./schemas.ts')

const putStage = async ({ stages, defaults, addressesOf }: ControlOptions, request: Request, response: Response) => {
  const id = String(request.params['stage'])
  if (!STAGE_ID.test(id)) {
    throw new ControlProblem(400, `"${id}" is no name for a stage: lower-case letters, digits and dashes, 64 at most.`)
  }
  const isNew = stages.get(id) === undefined
  if (isNew && stages.size() >= MAX_STAGES) {
    throw new ControlProblem(409, `There are ${MAX_STAGES} stages already; drop some with DELETE.`)
  }
  const loaded = await schemas()
  const settings = check(loaded.stageBody(defaults), request.body ?? {}, loaded)
  stages.put(id, settings)
  response.status(isNew ? 201 : 200).json({ stage: id, ...addressesOf(id) })
}

const check = <Output>(schema: ZodType<Output>, value: unknown, { complaintsOf }: Schemas): Output => {
  const { data, error } = schema.safeParse(value)
  if (error === undefined) return data
  throw new ControlProblem(400, 'The request has wrong fields.', complaintsOf(error))
}

type Complaint = { readonly path: string; readonly problem: string }

class ControlProblem extends Error {
  readonly status: number
  readonly complaints: readonly Complaint[]

  constructor(status: number, sentence: string, complaints: readonly Complaint[] = []) {
    super(sentence)
    this.status = status
    this.complaints = complaints
  }
}

const guard =
  (controlToken: string): RequestHandler =>
  (request, response, next) => {
    const refusal = refusalOf(request.headers, controlToken)
    if (refusal === null) return next()
    response.status(refusal.status).json({ error: refusal.sentence })
  }

/** Express knows an error handler by its four parameters. */
const answerProblem: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const { status, ...body } = describe(error)
  response.status(status).json(body)
}

const describe = (error: unknown): { readonly status: number; readonly error: string; readonly complaints?: readonly Complaint[] } => {
  if (error instanceof ControlProblem) {
    const { status, message, complaints } = error
    return complaints.length > 0 ? { status, error: message, complaints } : { status, error: message }
  }
  if (error instanceof StageSettingsError) {
    return { status: 400, error: 'The request has wrong fields.', complaints: [{ path: error.path, problem: error.message }] }
  }
  const type = error instanceof Error && 'type' in error ? error.type : null
  if (type === 'entity.parse.failed') return { status: 400, error: 'The body is not JSON.' }
  if (type === 'entity.too.large') return { status: 413, error: 'The body is larger than 64 KB.' }
  return { status: 500, error: 'The stand-in failed; this is a fault of its own.' }
}
