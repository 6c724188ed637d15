/** The control API: makes, drops and directs stages. JSON in, JSON out; every error is `{ error, complaints? }`. */

import type { IncomingHttpHeaders } from 'node:http'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { ZodType } from 'zod'
import { createStageChanges, type StageChanges } from './changes.ts'
import { createDirections, type Directions } from './directions.ts'
import { refusalOf, refusalOfPlace, type Refusal } from './guards.ts'
import { answerProblem, ControlProblem, WRONG_FIELDS } from './problems.ts'
import type { ControlOptions, Reply, Route } from './route.ts'
import { ROUTES } from './routes.ts'
import type * as Schemas from './schemas.ts'
import { stageOf } from './stage-of.ts'
import { createStreams, type Streams } from './stream.ts'

export const createControlApi = (options: ControlOptions): Router => {
  const api = express.Router()
  const changes = createStageChanges()
  const deps: Deps = {
    options,
    changes,
    directions: createDirections(),
    streams: createStreams({ ...options, changes }),
  }
  const serve = (route: Route): void => {
    api[route.method](route.path.replaceAll(/\{(\w+)\}/g, ':$1'), answerOf(route, deps))
  }
  api.use(guard((headers) => refusalOfPlace(headers)))
  ROUTES.filter(isOpen).forEach(serve)
  api.use(guard((headers) => refusalOf(headers, options.credentials)))
  api.use(express.json({ limit: '64kb', type: () => true, strict: false }))
  ROUTES.filter((route) => !isOpen(route)).forEach(serve)
  api.use((request) => {
    throw new ControlProblem(404, `The control API has no ${request.method} ${request.path}.`)
  })
  api.use(answerProblem)
  return api
}

type Deps = {
  readonly options: ControlOptions
  readonly changes: StageChanges
  readonly directions: Directions
  readonly streams: Streams
}

/** `sid` is of the routes of a project. */
type ControlRequest = Request<{ stage: string; sid?: string }>

const isOpen = (route: Route): boolean => route.of === 'server' && route.isOpen === true

const answerOf =
  (route: Route, deps: Deps) =>
  async (request: ControlRequest, response: Response): Promise<void> => {
    if (route.of === 'stream') {
      stageOf(deps.options.stages, request.params.stage)
      deps.streams.open(request, response)
      return
    }
    const reply = route.of === 'stage' ? await askStage(route, request, deps) : await askServer(route, request, deps)
    response.set('Cache-Control', 'no-store')
    if ('text' in reply) response.status(reply.status).set(reply.headers).send(reply.text)
    else if (reply.json === undefined) response.sendStatus(reply.status)
    else response.status(reply.status).json(reply.json)
  }

type Of<Kind extends Route['of']> = Extract<Route, { readonly of: Kind }>

const askServer = async (route: Of<'server'>, request: ControlRequest, { options }: Deps): Promise<Reply> =>
  route.answer({
    control: options,
    id: request.params.stage ?? '',
    body: await bodyOf(route, request),
    host: request.headers.host ?? '',
  })

const askStage = async (route: Of<'stage'>, request: ControlRequest, deps: Deps): Promise<Reply> => {
  const { options, changes, directions } = deps
  const { stage: id, sid = '' } = request.params
  const stage = stageOf(options.stages, id)
  const body = await bodyOf(route, request)
  const query = await checked(route.query, request.query)
  const after = stage.journal.after(0).at(-1)?.index ?? 0
  const reply = await route.answer({ control: options, directions: directions.of(stage), stage, sid, body, query })
  if (route.directs !== undefined) directions.note(stage, { ...route.directs(body), after })
  if (route.method !== 'get') changes.touched(stage)
  return reply
}

const bodyOf = ({ body, isBodyOptional }: Of<'stage' | 'server'>, request: ControlRequest): Promise<unknown> =>
  checked(body, (request.body as unknown) ?? (isBodyOptional === true ? {} : undefined))

const WHOLE_BODY = '(body)'

/** The schemas and zod are loaded with the first request that needs them, so that the server starts without. */
const checked = async (
  choose: ((schemas: typeof Schemas) => ZodType) | undefined,
  value: unknown,
): Promise<unknown> => {
  if (choose === undefined) return undefined
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
  (refuse: (headers: IncomingHttpHeaders) => Refusal | null): RequestHandler =>
  (request, response, next) => {
    const refusal = refuse(request.headers)
    if (refusal === null) return next()
    response.status(refusal.status).json({ error: refusal.sentence })
  }
