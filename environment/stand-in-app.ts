/** The stand-in for the vendor's hosts: the stages behind HTTP, and the control room. */

import type { Socket } from 'node:net'
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import { createControlApi, type ControlOptions } from '../control-room/api.ts'
import { createLandingPage } from '../control-room/landing-page.ts'
import { MAIN_STAGE, type StageRegistry } from '../stage/registry.ts'
import { plainProblems } from './plain-problems.ts'
import { sendResponse } from '@remix-run/node-fetch-server'
import { readRequest } from './platform-http.ts'

export const createStandInApp = (options: ControlOptions): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.get('/', createLandingPage(options))
  app.use('/control', createControlApi(options))
  app.use('/stages/:stage', (request, response) =>
    answerOnStage(options.stages, request.params.stage, { request, response }),
  )
  app.use((request, response) => answerOnStage(options.stages, MAIN_STAGE, { request, response }))
  app.use(readableAnywhere)
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
    refuse(response, 404, `There is no stage "${id}" here.`)
    return
  }
  const asked = readRequest(request, response)
  if (typeof asked === 'string') {
    const { method, path } = request
    stage.journal.write({ type: 'request-refused', path: path.slice(0, 200), method, status: 400, problem: asked })
    refuse(response, 400, asked)
    return
  }
  const answer = await stage.handle(asked, request.path)
  if (answer.type === 'error') {
    dropConnection(request.socket)
    return
  }
  await sendResponse(response, answer)
}

/** A page of any origin may read what is wrong with its request, as it may read an answer. */
const ANY_ORIGIN = ['Access-Control-Allow-Origin', '*'] as const

const refuse = (response: Response, status: number, sentence: string): void => {
  response
    .set(...ANY_ORIGIN)
    .status(status)
    .json({ error: sentence })
}

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
const readableAnywhere: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!response.headersSent) response.set(...ANY_ORIGIN)
  next(error)
}

/**
 * Not closed in silence: a browser sends a request again by itself when a connection that it has used before closes
 * without a byte, and one drop would count as several.
 */
const dropConnection = (socket: Socket): void => void socket.end('dropped\r\n')
