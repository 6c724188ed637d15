/**
 * The platform's only entry point: takes a request, returns a response; no port, no framework. `Response.error()` stands for a
 * dropped connection. Every refusal with 4xx is in the journal.
 *
 * Modules that start-up does not need (GraphQL, JOSE, zod) are loaded by the first request that does.
 */

import { DIALOG_PART_PATH, TAG_PATHS } from '../protocol/endpoints.ts'
import { once } from '../protocol/once.ts'
import type { TagSettings } from '../protocol/tag-settings.ts'
import type { Platform } from './authenticate.ts'
import { preflight, problem, withCors, type PlatformRequest } from './http.ts'
import { SCHEMA_TEXT } from './schema-text.ts'
import { sessionJwk, sessionPem } from './session-key.ts'

export type PlatformOptions = Omit<Platform, 'sessions' | 'usedTokens'> & {
  /** The bundled tag, with these settings inserted. */
  readonly tagScript: (settings: TagSettings) => string
  /** The bundled second part of the tag, a module. */
  readonly dialogPart: () => string
}

/**
 * `path` is the part of the address after the stage: `/iadvize.js`, `/graphql`, … A fetch `Request` is a valid `PlatformRequest`.
 */
export type PlatformDoor = (request: PlatformRequest, path: string) => Promise<Response>

type Answer = Promise<Response> | Response
type Route = { readonly method: 'GET' | 'POST'; readonly answer: (request: PlatformRequest) => Answer }

export const createPlatform = (options: PlatformOptions): PlatformDoor => {
  const routes = routesOf(options)
  const answer = (request: PlatformRequest, path: string): Answer => {
    if (request.method === 'OPTIONS') return preflight(request)
    const route = routes.get(path)
    if (route === undefined) {
      return problem(404, `The stand-in has nothing at ${cut(path)}; it has ${[...routes.keys()].join(', ')}.`)
    }
    const method = request.method === 'HEAD' ? 'GET' : request.method
    if (method === route.method) return route.answer(request)
    return problem(405, `${path} takes ${route.method}, not ${method}.`, { allow: route.method })
  }
  return async (request, path) => {
    const response = await answer(request, path)
    if (response.type === 'error') return response
    if (response.status >= 400 && response.status < 500) {
      const { method } = request
      const { status } = response
      const sentence = await sentenceOf(response)
      options.journal.write({ type: 'request-refused', path: cut(path), method, status, problem: sentence })
    }
    return withCors(response, request)
  }
}

const routesOf = (options: PlatformOptions): ReadonlyMap<string, Route> => {
  const { keys } = options
  const visitors = once(async () => (await import('./visitor-routes.ts')).createVisitorRoutes(options))
  const get = (answer: Route['answer']): Route => ({ method: 'GET', answer })
  const tag = get(({ url: home }) => script(options.tagScript({ ...options.tagSettings(), ...(home && { home }) })))
  return new Map<string, Route>([
    ...TAG_PATHS.map((path) => [path, tag] as const),
    [DIALOG_PART_PATH, get(() => script(options.dialogPart()))],
    ['/keys/platform.pem', get(() => plainText(keys.publicPem))],
    ['/keys/platform.txt', get(() => plainText(bareBase64(keys.publicPem)))],
    ['/keys/session.pem', get(() => plainText(sessionPem(keys.session)))],
    ['/.well-known/jwks.json', get(() => Response.json({ keys: [sessionJwk(keys.session)] }))],
    ['/schema.graphql', get(() => plainText(SCHEMA_TEXT))],
    ['/graphql', { method: 'POST', answer: async (request) => (await visitors()).query(request) }],
    ['/conversation', { method: 'POST', answer: async (request) => (await visitors()).converse(request) }],
    ['/journal', { method: 'POST', answer: async (request) => (await visitors()).report(request) }],
  ])
}

/** The longest path shown in the journal and in answers, in characters. */
const MAX_PATH_LENGTH = 200

const cut = (path: string): string => (path.length > MAX_PATH_LENGTH ? `${path.slice(0, MAX_PATH_LENGTH)}…` : path)

type ProblemBody = { readonly error?: string; readonly errors?: readonly { readonly message: string }[] }

const sentenceOf = async (response: Response): Promise<string> => {
  const { error, errors } = (await response.clone().json()) as ProblemBody
  return error ?? errors?.[0]?.message ?? ''
}

const script = (source: string): Response =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })

const plainText = (text: string): Response =>
  new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })

/** The vendor publishes its key without the PEM header and footer. */
const bareBase64 = (pem: string): string => `${pem.replace(/-----[^-]+-----|\s/g, '')}\n`
