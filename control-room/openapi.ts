/**
 * The control API as an OpenAPI 3.1 document: made from the table of its routes and from the schemas that check them.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */

import { CONTROL_API_TITLE } from './api-title.ts'
import * as answerSchemas from './answer-schemas.ts'
import { PROBLEM, STREAM_EVENTS } from './answer-schemas.ts'
import { curlLine } from './curl-line.ts'
import { querySchema, referenceTo, schemaComponents, type JsonSchema } from './json-schemas.ts'
import type { AnswerRow, Route } from './route.ts'
import { ROUTE_GROUPS, type RouteGroup } from './routes.ts'
import * as bodySchemas from './schemas.ts'
import { cookieName } from './sessions.ts'
import { STAGE_ID } from '../stage/registry.ts'

export type OpenApi = {
  readonly openapi: string
  readonly info: Readonly<Record<'title' | 'version' | 'description', string>>
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string }[]
  /** Any one of them is enough. */
  readonly security: readonly Readonly<Record<string, readonly []>>[]
  readonly paths: Paths
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>
  }
}

type Seen = { readonly version: string; readonly host: string }

/** `host` is where the stand-in listens: it is in the examples, and its port in the name of the cookie. */
export const openApiDocument = ({ version, host }: Seen): OpenApi => ({
  openapi: '3.1.1',
  info: { title: CONTROL_API_TITLE, version, description: ABOUT },
  servers: [{ url: '/control' }],
  tags: ROUTE_GROUPS.map(({ title }) => ({ name: title })),
  security: [{ controlToken: [] }, { session: [] }],
  paths: pathsFor(host),
  components: {
    schemas: schemaComponents(),
    securitySchemes: {
      controlToken: { type: 'http', scheme: 'bearer', description: 'The token that is printed at start.' },
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: cookieName(host),
        description: 'The session of a browser that is signed in to the control room; only its own pages can use it.',
      },
    },
  },
})

const ABOUT =
  'Makes, directs and watches the stages of a running stand-in. It takes and returns JSON. If something is wrong, the answer is `{ error, complaints? }`. The stand-in answers only to loopback names, and to no page of another origin.'

export type Operation = {
  readonly tags: readonly [string]
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly security?: readonly []
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: JsonContent }
  readonly responses: Readonly<Record<string, ResponseRow>>
  readonly 'x-codeSamples': readonly [{ readonly lang: 'Shell'; readonly label: 'curl'; readonly source: string }]
}

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: JsonSchema
}

export type JsonContent = { readonly 'application/json': { readonly schema: JsonSchema; readonly example?: unknown } }

export type TextContent = { readonly 'text/html': { readonly schema: JsonSchema } }

export type StreamContent = {
  readonly 'text/event-stream': {
    readonly schema: JsonSchema
    /** The JSON that is the data of each event, by the name of the event: OpenAPI 3.1 has no word for it. */
    readonly 'x-server-sent-events': Readonly<Record<string, JsonSchema>>
  }
}

export type ResponseRow = { readonly description: string; readonly content?: JsonContent | TextContent | StreamContent }

export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

const pathsFor = (host: string): Paths => {
  const operations = ROUTE_GROUPS.flatMap((group) =>
    group.routes.map((route) => ({ route, operation: operationOf(route, group, host) })),
  )
  const paths = [...new Set(operations.map(({ route }) => route.path))]
  return Object.fromEntries(
    paths.map((path) => [
      path,
      Object.fromEntries(
        operations.filter(({ route }) => route.path === path).map(({ route, operation }) => [route.method, operation]),
      ),
    ]),
  )
}

const operationOf = (route: Route, { title }: RouteGroup, host: string): Operation => {
  const parameters = [
    ...pathParameters(route),
    ...queryParameters(route),
    ...(route.of === 'stream' ? [LAST_EVENT_ID] : []),
  ]
  return {
    tags: [title],
    operationId: route.id,
    summary: route.summary,
    ...(route.details === undefined ? {} : { description: route.details }),
    ...(isOpen(route) ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...requestBodyOf(route),
    responses: { ...goodResponses(route), ...problemResponses(route) },
    'x-codeSamples': [{ lang: 'Shell', label: 'curl', source: curlLine(route, host) }],
  }
}

const isOpen = (route: Route): boolean => route.of === 'server' && route.isOpen === true

const PATH_PARAMETERS: Readonly<Record<string, { readonly description: string; readonly schema: JsonSchema }>> = {
  stage: {
    description: 'The name of the stage: lower-case letters, digits and dashes, at most 64.',
    schema: { type: 'string', pattern: STAGE_ID.source },
  },
  sid: {
    description: 'The id of the project, as in the snippet of its site.',
    schema: { type: 'string', minLength: 1 },
  },
}

const pathParameters = ({ path }: Route): readonly Parameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...(PATH_PARAMETERS[name] ?? { schema: {} }),
  }))

const queryParameters = ({ query }: Route): readonly Parameter[] => {
  if (query === undefined) return []
  const { properties = {}, required = [] } = querySchema(query(bodySchemas))
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as JsonSchema
    const isRequired = required.includes(name) && schema.default === undefined
    return {
      name,
      in: 'query',
      required: isRequired,
      ...(description === undefined ? {} : { description }),
      schema,
    }
  })
}

const LAST_EVENT_ID: Parameter = {
  name: 'Last-Event-ID',
  in: 'header',
  required: false,
  description: 'As `after`, over which it takes precedence.',
  schema: { type: 'string' },
}

const requestBodyOf = (route: Route): Pick<Operation, 'requestBody'> => {
  if (route.of === 'stream' || route.body === undefined) return {}
  const { example } = route
  const schema = referenceTo(route.body(bodySchemas))
  const content = { 'application/json': { schema, ...(example === undefined ? {} : { example }) } }
  return { requestBody: { required: route.isBodyOptional !== true, content } }
}

const goodResponses = (route: Route): Operation['responses'] =>
  Object.fromEntries(
    Object.entries(route.answers).map(([status, row]) => [
      status,
      { description: row.says, ...(route.of === 'stream' ? { content: STREAM } : contentOf(row)) },
    ]),
  )

const contentOf = ({ json, media }: AnswerRow): Pick<ResponseRow, 'content'> => {
  if (media !== undefined) return { content: { [media]: { schema: { type: 'string' } } } }
  return json === undefined ? {} : { content: { 'application/json': { schema: referenceTo(json(answerSchemas)) } } }
}

const STREAM: StreamContent = {
  'text/event-stream': {
    schema: { type: 'string' },
    'x-server-sent-events': Object.fromEntries(
      Object.entries(STREAM_EVENTS).map(([name, schema]) => [name, referenceTo(schema)]),
    ),
  },
}

const problemResponses = (route: Route): Operation['responses'] => {
  const takesBody = route.of !== 'stream' && route.body !== undefined
  const isChecked = takesBody || (route.of === 'stage' && route.query !== undefined)
  const problems: Readonly<Record<number, string>> = {
    ...(isChecked ? { 400: 'A field is wrong; each is named, with its legal values.' } : {}),
    ...(isOpen(route) ? {} : { 401: 'No control token was sent, or a wrong one.' }),
    403: 'The request comes from a page of another origin, or names another host.',
    ...(route.of === 'server' ? {} : { 404: 'There is no such stage.' }),
    ...(takesBody ? { 413: 'The body is larger than 64 KB.' } : {}),
    ...route.problems,
  }
  const content: JsonContent = { 'application/json': { schema: referenceTo(PROBLEM) } }
  return Object.fromEntries(Object.entries(problems).map(([status, description]) => [status, { description, content }]))
}
