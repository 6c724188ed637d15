/** The stand-in for the vendor's hosts: the stages behind HTTP, and the control room. */

import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import { createControlApi } from '../control-room/api.ts'
import { createPages, type PagesOptions } from '../control-room/pages.ts'
import type { ControlOptions } from '../control-room/route.ts'
import { MAIN_STAGE, type StageRegistry } from '../stage/registry.ts'
import { ANY_ORIGIN, answerOnStage, refuse } from './answer-on-stage.ts'
import { plainProblems } from './plain-problems.ts'

export const createStandInApp = (options: ControlOptions & PagesOptions): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.use(createPages(options))
  app.use('/control', createControlApi(options))
  app.use('/stages/:stage', (request, response) =>
    answerAtPath(options.stages, request.params.stage, { request, response }),
  )
  app.use((request, response) => answerAtPath(options.stages, MAIN_STAGE, { request, response }))
  app.use(readableAnywhere)
  app.use(plainProblems)
  return app
}

/** `request.path` is the path after the prefix of the stage. */
const answerAtPath = async (
  stages: StageRegistry,
  id: string,
  { request, response }: { readonly request: Request; readonly response: Response },
): Promise<void> => {
  const stage = stages.get(id)
  if (stage === undefined) refuse(response, 404, `There is no stage "${id}" here.`)
  else {
    const { path } = request
    await answerOnStage(stage, { request, response }, { path, answer: (asked) => stage.handle(asked, path) })
  }
}

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
const readableAnywhere: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!response.headersSent) response.set(...ANY_ORIGIN)
  next(error)
}
