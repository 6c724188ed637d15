/** Answers a request for a host of the vendor from the stage that the client is on. */

import type { Stage } from '../../stage/stage.ts'
import { answerVendorAddress, journalPathOf } from '../../stage/vendor-door.ts'
import { answerOnStage, refuse, type Exchange } from '../answer-on-stage.ts'

const WAY_OUT = 'A site that does without it needs nothing; otherwise let your test answer the address itself.'

export const answerAsVendor = async (stage: Stage, exchange: Exchange, url: URL): Promise<void> => {
  const { request, response } = exchange
  if (isWebSocket(request.headers.upgrade)) {
    const sentence = 'The stand-in has no WebSocket: the tag follows a conversation by asking again.'
    refuseOnStage(stage, exchange, { url, status: 501, sentence })
    return
  }
  const at = { host: url.host, protocol: url.protocol }
  request.url = `${url.pathname}${url.search}`
  await answerOnStage(
    stage,
    { request, response },
    { path: journalPathOf(url), at, answer: (asked) => answerVendorAddress(stage, asked, WAY_OUT) },
  )
}

type Refusal = { readonly url: URL; readonly status: number; readonly sentence: string }

export const refuseOnStage = ({ journal }: Stage, { request, response }: Exchange, refusal: Refusal): void => {
  const { url, status, sentence } = refusal
  const { method = 'GET' } = request
  journal.write({ type: 'request-refused', path: journalPathOf(url), method, status, problem: sentence })
  refuse(response, status, sentence)
}

/** Other protocols, as HTTP/2, are an offer that a server may leave aside. */
const isWebSocket = (upgrade: string | undefined): boolean => upgrade?.toLowerCase() === 'websocket'
