/** Carries a request of HTTP to a stage and its answer back, as slow or as broken as the stage's network is. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { sendResponse } from '@remix-run/node-fetch-server'
import { DROPPED_ANSWER } from '../protocol/dropped-answer.ts'
import type { Stage } from '../stage/stage.ts'
import { readRequest, type RequestPlace } from './platform-http.ts'

export type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }

export type StageDoor = {
  /** What the journal says if the request cannot be read. */
  readonly path: string
  /** Where the request was sent, if its header Host does not say so. */
  readonly at?: RequestPlace
  readonly answer: (asked: Request) => Promise<Response>
}

export const answerOnStage = async (
  stage: Stage,
  { request, response }: Exchange,
  { path, at, answer }: StageDoor,
): Promise<void> => {
  const { isBlocked, slowMs } = stage.network()
  if (isBlocked) {
    dropConnection(request.socket)
    return
  }
  if (slowMs > 0) {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    await stage.clock.wait(slowMs, gone.signal)
    if (gone.signal.aborted) return
  }
  const asked = readRequest(request, response, at)
  if (typeof asked === 'string') {
    const { method = 'GET' } = request
    stage.journal.write({ type: 'request-refused', path: path.slice(0, 200), method, status: 400, problem: asked })
    refuse(response, 400, asked)
    return
  }
  const answered = await answer(asked)
  if (answered.type === 'error') dropConnection(request.socket)
  else await sendResponse(response, answered)
}

/** A page of any origin may read why its request was refused, just as it may read an answer. */
export const ANY_ORIGIN = ['Access-Control-Allow-Origin', '*'] as const

export const refuse = (response: ServerResponse, status: number, sentence: string): void => {
  response.setHeader(...ANY_ORIGIN)
  sendProblem(response, status, sentence)
}

/** The length of the answer is in its headers, because Node gets it in one piece. */
export const sendProblem = (response: ServerResponse, status: number, sentence: string): void => {
  response.statusCode = status
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.end(JSON.stringify({ error: sentence }))
}

/** The client must not repeat the request by itself, because one drop would then count as several. */
const dropConnection = (socket: Socket): void => void socket.end(DROPPED_ANSWER)
