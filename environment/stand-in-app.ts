/** The stand-in for the vendor's hosts: the stages behind HTTP, and the control room. */

import type { Socket } from 'node:net'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import express, { type Express, type Request, type Response } from 'express'
import { createControlApi, type ControlOptions } from '../control-room/api.ts'
import { createLandingPage } from '../control-room/landing-page.ts'
import { MAIN_STAGE, type StageRegistry } from '../stage/registry.ts'
import { plainProblems } from './plain-problems.ts'

export const createStandInApp = (options: ControlOptions): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.get('/', createLandingPage(options))
  app.use('/control', createControlApi(options))
  app.use('/stages/:stage', (request, response) =>
    answerOnStage(options.stages, request.params.stage, { request, response }),
  )
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
  const asked = readRequest(request, response)
  if (asked === null) {
    response.status(400).json({ error: 'The request cannot be read.' })
    return
  }
  const answer = await stage.handle(asked, request.path)
  if (answer.type === 'error') {
    dropConnection(request.socket)
    return
  }
  await sendResponse(response, answer)
}

/** Null for what fetch has no word for: a Host that is none, the method TRACE. */
const readRequest = (request: Request, response: Response): globalThis.Request | null => {
  try {
    return createRequest(request, response)
  } catch {
    return null
  }
}

/**
 * Not closed in silence: a browser sends a request again by itself when a connection that it has used before closes
 * without a byte, and one drop would count as several.
 */
const dropConnection = (socket: Socket): void => void socket.end('dropped\r\n')
