/**
 * The platform's one door: a request comes in, a response goes out; no port, no framework. `Response.error()` stands for
 * a connection that is dropped.
 *
 * What start-up does not need (GraphQL, JOSE, zod) is loaded by the first request that does.
 */

import type { RehearsalExtension } from '../protocol/graphql.ts'
import type { TagReport } from '../protocol/journal.ts'
import type { TagSettings } from '../protocol/tag-settings.ts'
import type { Platform } from './authenticate.ts'
import type { RequestContext } from './graphql-schema.ts'
import { problem, readBody, withCors } from './http.ts'

export type PlatformOptions = Omit<Platform, 'sessions'> & {
  readonly tagSettings: () => TagSettings
  /** The bundled tag, which the settings are handed to. */
  readonly tagScript: (settings: TagSettings) => string
}

/** `path` is the part of the address behind the stage: `/iadvize.js`, `/graphql`, … */
export type PlatformDoor = (request: Request, path: string) => Promise<Response>

type Route = { readonly method: 'GET' | 'POST'; readonly answer: (request: Request) => Promise<Response> | Response }

export const createPlatform = (options: PlatformOptions): PlatformDoor => {
  const graphql = lazily(() => loadGraphql(options))
  const routes: Readonly<Record<string, Route>> = {
    '/iadvize.js': { method: 'GET', answer: () => script(options.tagScript(options.tagSettings())) },
    '/keys/platform.pem': { method: 'GET', answer: () => plainText(options.keys.publicPem) },
    '/keys/platform.txt': { method: 'GET', answer: () => plainText(bareBase64(options.keys.publicPem)) },
    '/graphql': { method: 'POST', answer: async (request) => (await graphql()).query(request) },
    '/journal': { method: 'POST', answer: async (request) => (await graphql()).report(request) },
  }
  return async (request, path) => {
    const route = routes[path]
    if (route === undefined) {
      return problem(404, `The stand-in has nothing at ${path}; it has ${Object.keys(routes).join(', ')}.`)
    }
    if (request.method === 'OPTIONS') return withCors(new Response(null, { status: 204 }), request)
    const method = request.method === 'HEAD' ? 'GET' : request.method
    if (method !== route.method) {
      return withCors(problem(405, `${path} takes ${route.method}, not ${method}.`, { allow: route.method }), request)
    }
    const response = await route.answer(request)
    return response.type === 'error' ? response : withCors(response, request)
  }
}

const loadGraphql = async (options: PlatformOptions) => {
  const [{ createGraphqlHandler }, { createVisitorSessions }, { createReportReader, readReport }] = await Promise.all([
    import('./graphql-schema.ts'),
    import('./visitor-sessions.ts'),
    import('./journal-reports.ts'),
  ])
  const execute = createGraphqlHandler({ ...options, sessions: createVisitorSessions(options.keys.session) })
  const readNew = createReportReader()

  const take = (value: unknown): string | null => {
    const report: TagReport | string = readReport(value)
    if (typeof report === 'string') return report
    for (const event of readNew(report)) options.journal.writeFromTag(event, report.page)
    return null
  }
  return {
    query: async (request: Request): Promise<Response> => {
      const body = await readBody(request)
      if (typeof body !== 'string') return body
      const told = rehearsalExtension(body).journal
      // A journal that cannot be read is the stand-in's own trouble: it must not spoil the attempt.
      if (told !== undefined) take(told)
      const context: RequestContext = { signal: request.signal, fault: null }
      const { url, headers } = request
      if (!/^application\/json\b/i.test(headers.get('content-type') ?? '')) {
        return problem(415, 'The content type of a GraphQL request is application/json.')
      }
      headers.set('accept', 'application/json')
      const response = await execute(new Request(url, { method: 'POST', headers, body }), context)
      return context.fault === null ? response : faultResponse(context.fault, request.signal)
    },
    report: async (request: Request): Promise<Response> => {
      const body = await readBody(request)
      if (typeof body !== 'string') return body
      const complaint = take(parseJson(body))
      return complaint === null ? new Response(null, { status: 204 }) : problem(400, complaint)
    },
  }
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
      // Until the other side gives up; then nobody reads what it gets.
      return new Promise((resolve) => {
        if (signal.aborted) resolve(Response.error())
        signal.addEventListener('abort', () => resolve(Response.error()), { once: true })
      })
    default:
      return fault satisfies never
  }
}

const rehearsalExtension = (body: string): RehearsalExtension => {
  const request = parseJson(body) as { readonly extensions?: { readonly rehearsal?: RehearsalExtension } } | null
  return request?.extensions?.rehearsal ?? {}
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const script = (source: string): Response =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })

const plainText = (text: string): Response =>
  new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })

/** The vendor publishes its key without the armour. */
const bareBase64 = (pem: string): string => `${pem.replace(/-----[^-]+-----|\s/g, '')}\n`

const lazily = <Value>(load: () => Promise<Value>): (() => Promise<Value>) => {
  let loaded: Promise<Value> | undefined
  return () => (loaded ??= load())
}
