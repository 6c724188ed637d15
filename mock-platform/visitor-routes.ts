/**
 * The routes that need GraphQL, JOSE or zod: the visitors' interface, and the reports of the tags. Loaded by the first request
 * for one of them.
 */

import type { RehearsalExtension } from '../protocol/graphql.ts'
import { readReport, type TagReport } from '../journal/report.ts'
import type { Platform } from './authenticate.ts'
import { createConversationRoute } from './conversation-route.ts'
import { createGraphqlHandler, type RequestContext } from './graphql-schema.ts'
import { problem, readBody, type PlatformRequest } from './http.ts'
import { createReportReader } from './journal-reports.ts'
import { readJson } from './json-body.ts'
import { createUsedTokens } from './used-tokens.ts'
import { createVisitorSessions } from './visitor-sessions.ts'

export type VisitorRoutes = {
  readonly query: (request: PlatformRequest) => Promise<Response>
  readonly report: (request: PlatformRequest) => Promise<Response>
  readonly converse: (request: PlatformRequest) => Promise<Response>
}

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-?8"?\s*)?$/i

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' }

export const createVisitorRoutes = (options: Omit<Platform, 'sessions' | 'usedTokens'>): VisitorRoutes => {
  const sessions = createVisitorSessions(options.keys.session)
  const execute = createGraphqlHandler({ ...options, sessions, usedTokens: createUsedTokens() })
  const answerConversation = createConversationRoute({ ...options, sessions })
  const readNew = createReportReader()

  const take = (value: unknown): string | null => {
    const report: TagReport | string = readReport(value)
    if (typeof report === 'string') return report
    for (const event of readNew(report)) options.journal.writeFromTag(event, report.page)
    return null
  }
  return {
    query: async (request) => {
      const text = await readBody(request)
      if (typeof text !== 'string') return text
      if (!JSON_TYPE.test(request.headers.get('content-type') ?? '')) {
        return problem(415, 'The content type of a GraphQL request is application/json.')
      }
      const params = jsonOf(text)
      if (params instanceof Response) return params
      const { journal: told, conversationId: named } = rehearsalExtension(params.value)
      // An unreadable journal is the stand-in's own problem and must not affect the attempt.
      if (told !== undefined) take(told)
      const conversationId = typeof named === 'string' ? named : null
      const context: RequestContext = { signal: request.signal, conversationId, fault: null }
      const { status, body } = await execute(params.value, context)
      if (context.fault !== null) return faultResponse(context.fault, request.signal)
      return new Response(body, { status, headers: JSON_HEADERS })
    },
    report: async (request) => {
      const body = await jsonBodyOf(request)
      if (body instanceof Response) return body
      const complaint = take(body.value)
      return complaint === null ? new Response(null, { status: 204 }) : problem(400, complaint)
    },
    converse: async (request) => {
      const body = await jsonBodyOf(request)
      return body instanceof Response ? body : answerConversation(request, body.value)
    },
  }
}

const jsonBodyOf = async (request: PlatformRequest): Promise<{ readonly value: unknown } | Response> => {
  const text = await readBody(request)
  return typeof text === 'string' ? jsonOf(text) : text
}

const jsonOf = (text: string): { readonly value: unknown } | Response => {
  const json = readJson(text)
  return 'value' in json ? json : problem(400, json.sentence)
}

const faultResponse = (
  fault: NonNullable<RequestContext['fault']>,
  signal: AbortSignal,
): Promise<Response> | Response => {
  switch (fault) {
    case 'server-error':
      return new Response('Internal Server Error', { status: 500, headers: { 'content-type': 'text/plain' } })
    case 'malformed-body':
      return new Response('{"data":{"session":{"visitorSess', { headers: { 'content-type': 'application/json' } })
    case 'drop-connection':
      return Response.error()
    case 'never-answer':
      // Ends only when the client gives up, so nobody reads this response.
      return new Promise((resolve) => {
        if (signal.aborted) resolve(Response.error())
        signal.addEventListener('abort', () => resolve(Response.error()), { once: true })
      })
    default:
      return fault satisfies never
  }
}

const rehearsalExtension = (params: unknown): RehearsalExtension => {
  const request = params as { readonly extensions?: { readonly rehearsal?: RehearsalExtension | null } | null } | null
  return request?.extensions?.rehearsal ?? {}
}
