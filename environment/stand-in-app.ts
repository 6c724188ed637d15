/** The stand-in for the vendor's hosts: the stages behind HTTP, and the control room. */

import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import express, { type Express, type Request, type Response } from 'express'
import { createControlApi, type ControlOptions } from '../control-room/api.ts'
import { createLandingPage } from '../control-room/landing-page.ts'
import { MAIN_STAGE, type StageRegistry } from '../stage/registry.ts'
import { plainProblems } from './plain-problems.ts'

export type StandInOptions = ControlOptions & { readonly demoUrl: () => string | null }

export const createStandInApp = (options: StandInOptions): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.get('/', createLandingPage(options))
  app.use('/control', createControlApi(options))
  app.use('/stages/:stage', (request, response) => answerOnStage(options.stages, request.params.stage, { request, response }))
  app.use((request, response) => answerOnStage(options.stages, MAIN_STAGE, { request, response }))
  app.use(plainProblems)
  return app
}

/** `request.path` is what is left behind the prefix of the stage. */
const answerOnStage = async (
  stages: StageRegistry,
  id: string,
  { request, response }: { readonly request: Request; readonly response: Response },
): Promise<void> => {
  const stage = stages.get(id)
  if (stage === undefined) {
    response.status(404).json({ error: `There is no stage "${id}" here.` })
    return
  }
  const answer = await stage.handle(createRequest(request, response), request.path)
  if (answer.type === 'error') {
    request.socket.destroy()
    return
  }
  await sendResponse(response, answer)
}
