/** Records all requests of a browser, and those answers that a rule may want to read. */

import type { BrowserContext, Request, Response } from '@playwright/test'
import pTimeout from 'p-timeout'
import type { SeenRequest } from '../seen.ts'
import { waitFor, type Position } from './position.ts'

type RecordedRequests = { readonly requests: readonly SeenRequest[]; readonly tokens: readonly string[] }

type RequestRecorder = {
  /** Called when the page is at rest: marks the requests that are still open. */
  readonly rest: () => void
  readonly recorded: () => RecordedRequests
}

export const recordRequests = (context: BrowserContext, position: Position, ofVendor: RegExp): RequestRecorder => {
  const requests = new Map<Request, SeenRequest>()
  const tokens = new Set<string>()
  context.on('request', (request) => {
    const seen = newRequest(request, position.step, ofVendor)
    requests.set(request, seen)
    if (!seen.isVendor) return
    for (const token of tokensIn(request)) tokens.add(token)
    // What the tag does is in the journal once the request is answered. Until then the step must not end.
    waitFor(position, isAnswered(request))
  })
  context.on('requestfailed', (request) => {
    const seen = requests.get(request)
    if (seen !== undefined) requests.set(request, { ...seen, hasFailed: true })
  })
  context.on('response', (response) => waitFor(position, takeAnswer(requests, response)))
  return {
    rest: () => {
      for (const [request, seen] of requests) {
        if (isOpen(seen)) requests.set(request, { ...seen, wasOpenAtRest: true })
      }
    },
    recorded: () => ({ requests: [...requests.values()], tokens: [...tokens] }),
  }
}

/** A request of a page that was left may never be answered. */
const ANSWER_LIMIT_MS = 2_000

const isAnswered = (request: Request): Promise<unknown> =>
  pTimeout(request.response(), { milliseconds: ANSWER_LIMIT_MS, message: false })

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

/** If requests are intercepted, the headers contain the browser's cookies. A request that is sent again must use its own. */
const headersOf = (request: Request): Readonly<Record<string, string>> => {
  const { cookie: _cookies, ...headers } = request.headers()
  return headers
}

/** A service worker's request has no frame, and a request for a new page has none yet. */
const addressOf = (request: Request): string => {
  try {
    return request.frame().url()
  } catch {
    return ''
  }
}

const isOpen = ({ status, hasFailed }: SeenRequest): boolean => status === null && hasFailed !== true

const takeAnswer = async (requests: Map<Request, SeenRequest>, response: Response): Promise<void> => {
  const request = response.request()
  const seen = requests.get(request)
  if (seen === undefined) return
  const answered = { ...seen, status: response.status(), answeredAt: Date.now(), answerHeaders: response.headers() }
  requests.set(request, answered)
  if (seen.isVendor || !READ_KINDS.includes(seen.kind)) return
  requests.set(request, { ...answered, answer: (await response.text()).slice(0, LONGEST_ANSWER) })
}

/** The tokens that the tag sends to the platform. */
const tokensIn = (request: Request): readonly string[] => {
  if (request.method() !== 'POST') return []
  return [...(request.postData() ?? '').matchAll(/"jwe":"([^"]+)"/g)].flatMap(([, token]) => token ?? [])
}
