/**
 * The control API: makes, drops and directs stages. JSON in, JSON out; every error is `{ error, complaints? }`.
 *
 *     PUT    /control/stages/{stage}                 { projects?, fidelity?, noTokenChoice?, agent? } → 201, or 200 made anew
 *     DELETE /control/stages/{stage}                 → 204
 *     POST   /control/stages/{stage}/reset           → 204; the same settings, nothing else left
 *     POST   /control/stages/{stage}/answers         [{ answer, code?, times?, delayMs? }] → 204
 *     POST   /control/stages/{stage}/token-backend   { behaviour, times? } → 204
 *     POST   /control/stages/{stage}/clock           { advanceMs } → 200 { now }
 *     POST   /control/stages/{stage}/agent           { say?, askSatisfaction?, end?, conversationId? } → 204
 *     GET    /control/stages/{stage}/conversations   → 200 { conversations }
 *     GET    /control/stages/{stage}/journal?after=n → 200 { entries, forgotten }
 */

import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { ZodType } from 'zod'
import { MAIN_STAGE, MAX_STAGES, STAGE_ID, type StageRegistry } from '../stage/registry.ts'
import type { Stage, StageSettings } from '../stage/stage.ts'
import { refusalOf } from './guards.ts'
import { answerProblem, ControlProblem, WRONG_FIELDS } from './problems.ts'
import type * as Schemas from './schemas.ts'

export type ControlOptions = {
  readonly stages: StageRegistry
  readonly defaults: StageSettings
  readonly controlToken: string
  /** Where a stage can be reached: the address of its tag, its demo site, … */
  readonly addressesOf: (stage: string) => Readonly<Record<string, string>>
}

export const createControlApi = (options: ControlOptions): Router => {
  const api = express.Router()
  api.use(guard(options.controlToken))
  api.use(express.json({ limit: '64kb', type: () => true, strict: false }))
  api.put('/stages/:stage', (request, response) => putStage(options, request, response))
  for (const { method, path, answer } of ROUTES) {
    api[method](`/stages/:stage${path}`, async (request: Request<{ stage: string }>, response) => {
      const result = await answer(stageOf(options.stages, request.params.stage), request, options.stages)
      if (result === undefined) response.sendStatus(204)
      else response.json(result)
    })
  }
  api.use((request) => {
    throw new ControlProblem(404, `The control API has no ${request.method} ${request.path}.`)
  })
  api.use(answerProblem)
  return api
}

type StageRoute = {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: string
  /** Nothing is answered as 204, anything else as JSON. */
  readonly answer: (stage: Stage, request: Request<{ stage: string }>, stages: StageRegistry) => unknown
}

const ROUTES: readonly StageRoute[] = [
  {
    method: 'delete',
    path: '',
    answer: ({ id }, _request, stages) => {
      if (id === MAIN_STAGE) throw new ControlProblem(409, `The stage "${MAIN_STAGE}" cannot be dropped; reset it.`)
      stages.drop(id)
    },
  },
  {
    method: 'post',
    path: '/reset',
    answer: async ({ id, settings }, { body }, stages) => {
      // With other settings it would be another stage, and whoever sends some means PUT.
      await check(({ RESET_BODY }) => RESET_BODY, body ?? {})
      stages.put(id, settings)
    },
  },
  {
    method: 'post',
    path: '/answers',
    answer: async ({ answers }, { body }) => answers.add(await check(({ PREPARED_ANSWERS }) => PREPARED_ANSWERS, body)),
  },
  {
    method: 'post',
    path: '/token-backend',
    answer: async ({ tokenBackend }, { body }) =>
      tokenBackend.add([await check(({ PREPARED_BEHAVIOUR }) => PREPARED_BEHAVIOUR, body)]),
  },
  {
    method: 'post',
    path: '/clock',
    answer: async ({ clock }, { body }) => {
      const { advanceMs } = await check(({ CLOCK_BODY }) => CLOCK_BODY, body)
      clock.advance(advanceMs)
      return { now: clock.now() }
    },
  },
  {
    method: 'post',
    path: '/agent',
    answer: async ({ conversations }, { body }) => {
      const sentence = conversations.agent.act(await check(({ AGENT_BODY }) => AGENT_BODY, body))
      if (sentence !== null) throw new ControlProblem(409, sentence)
    },
  },
  {
    method: 'get',
    path: '/conversations',
    answer: ({ conversations }) => ({ conversations: conversations.agent.sees() }),
  },
  {
    method: 'get',
    path: '/journal',
    answer: async ({ journal }, { query }) => {
      const { after } = await check(({ JOURNAL_QUERY }) => JOURNAL_QUERY, query)
      return { entries: journal.after(after), forgotten: journal.forgotten() }
    },
  },
]

const putStage = async (options: ControlOptions, request: Request<{ stage: string }>, response: Response) => {
  const { stages, defaults, addressesOf } = options
  const id = request.params.stage
  if (!STAGE_ID.test(id)) {
    throw new ControlProblem(400, `"${id}" is no name for a stage: lower-case letters, digits and dashes, 64 at most.`)
  }
  const isNew = stages.get(id) === undefined
  if (isNew && stages.size() >= MAX_STAGES) {
    throw new ControlProblem(409, `There are ${MAX_STAGES} stages already; drop some with DELETE.`)
  }
  stages.put(id, await check(({ stageBody }) => stageBody(defaults), request.body ?? {}))
  response.status(isNew ? 201 : 200).json({ stage: id, ...addressesOf(id) })
}

const stageOf = (stages: StageRegistry, id: string): Stage => {
  const stage = stages.get(id)
  if (stage === undefined) throw new ControlProblem(404, `There is no stage "${id}"; make it with PUT.`)
  return stage
}

const WHOLE_BODY = '(body)'

/** The schemas and zod are loaded with the first request that needs them, so that the server starts without. */
const check = async <Output>(choose: (schemas: typeof Schemas) => ZodType<Output>, value: unknown): Promise<Output> => {
  const schemas = await import('./schemas.ts')
  const { data, complaints } = schemas.check(choose(schemas), value)
  if (complaints === null) return data
  throw new ControlProblem(
    400,
    WRONG_FIELDS,
    complaints.map(({ path, problem }) => ({ path: path || WHOLE_BODY, problem })),
  )
}

const guard =
  (controlToken: string): RequestHandler =>
  (request, response, next) => {
    const refusal = refusalOf(request.headers, controlToken)
    if (refusal === null) return next()
    response.status(refusal.status).json({ error: refusal.sentence })
  }
