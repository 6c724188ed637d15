/** Answers of the proxy itself, which no page of another origin may read. */

import type { ServerResponse } from 'node:http'
import { sendProblem } from '../answer-on-stage.ts'

export const SEALED = { 'Cross-Origin-Resource-Policy': 'same-origin', 'X-Content-Type-Options': 'nosniff' }

/** Without the header by which a page of any origin may read an answer of the vendor. */
export const refusePlainly = (response: ServerResponse, status: number, sentence: string): void => {
  for (const [name, value] of Object.entries(SEALED)) response.setHeader(name, value)
  sendProblem(response, status, sentence)
}
