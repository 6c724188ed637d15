/** All requests of a browser, with what was answered where a rule may want to read it. */

import type { BrowserContext, Request, Response } from '@playwright/test'
import type { SeenRequest } from '../seen.ts'
import { waitFor, type Position } from './position.ts'

type RecordedRequests = { readonly requests: readonly SeenRequest[]; readonly tokens: readonly string[] }

export const recordRequests = (
  context: BrowserContext,
  position: Position,
  ofVendor: RegExp,
): (() => RecordedRequests) => {
  const requests = new Map<Request, SeenRequest>()
  const tokens = new Set<string>()
  context.on('request', (request) => {
    const seen = newRequest(request, position.step, ofVendor)
    requests.set(request, seen)
    if (!seen.isVendor) return
    for (const token of tokensIn(request)) tokens.add(token)
    // What the tag does is in the journal when it has been answered; the next step shall not get it.
    waitFor(position, isAnswered(request))
  })
  context.on('response', (response) => waitFor(position, takeAnswer(requests, response)))
  return () => ({ requests: [...requests.values()], tokens: [...tokens] })
}

/** Of a page that is left, nobody may ever hear. */
const ANSWER_LIMIT_MS = 2_000

const isAnswered = async (request: Request): Promise<unknown> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ANSWER_LIMIT_MS)
  })
  try {
    return await Promise.race([request.response(), late])
  } finally {
    clearTimeout(timer)
  }
}

const LONGEST_ANSWER = 2_000_000
const LONGEST_SENT = 20_000
const READ_KINDS: readonly string[] = ['document', 'script', 'fetch', 'xhr']

const newRequest = (request: Request, step: string, ofVendor: RegExp): SeenRequest => ({
  step,
  url: request.url(),
  method: request.method(),
  kind: request.resourceType(),
  from: addressOf(request),
  sentHeaders: headersOf(request),
  sent: request.postData()?.slice(0, LONGEST_SENT) ?? null,
  status: null,
  answerHeaders: {},
  answer: null,
  isVendor: ofVendor.test(request.url()),
})

/** Where requests are intercepted the browser's cookies are among them, and whoever asks again shall use their own. */
const headersOf = (request: Request): Readonly<Record<string, string>> => {
  const { cookie: _cookies, ...headers } = request.headers()
  return headers
}

/** A service worker's request has no frame, and one that begins with a page has none yet. */
const addressOf = (request: Request): string => {
  try {
    return request.frame().url()
  } catch {
    return ''
  }
}

const takeAnswer = async (requests: Map<Request, SeenRequest>, response: Response): Promise<void> => {
  const request = response.request()
  const seen = requests.get(request)
  if (seen === undefined) return
  const answered = { ...seen, status: response.status(), answerHeaders: response.headers() }
  requests.set(request, answered)
  if (seen.isVendor || !READ_KINDS.includes(seen.kind)) return
  requests.set(request, { ...answered, answer: (await response.text()).slice(0, LONGEST_ANSWER) })
}

/** What the tag sends to the platform. */
const tokensIn = (request: Request): readonly string[] => {
  if (request.method() !== 'POST') return []
  return [...(request.postData() ?? '').matchAll(/"jwe":"([^"]+)"/g)].flatMap(([, token]) => token ?? [])
}
