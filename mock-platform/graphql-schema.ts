/** Answers GraphQL requests on a stage. What the interface is stands in `schema-text.ts`. */

import { buildSchema, getOperationAST, GraphQLError, GraphQLScalarType, Kind, type GraphQLSchema } from 'graphql'
import { createHandler, type RequestParams, type Response as HttpAnswer } from 'graphql-http'
import type { Refusal, VisitorSessionPayload } from '../protocol/graphql.ts'
import { REFUSALS, type RefusalCode } from '../protocol/refusals.ts'
import { authenticate, type Attempt, type Platform, type TransportFault } from './authenticate.ts'
import { createDocumentReader } from './graphql-documents.ts'
import { publicError, type RequestCode } from './graphql-problems.ts'
import { SCHEMA_TEXT } from './schema-text.ts'

const readLegacyId = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new GraphQLError('A LegacyId is a number or a string of digits')
}

const withLegacyId = (schema: GraphQLSchema): GraphQLSchema => {
  const scalar = schema.getType('LegacyId')
  if (scalar instanceof GraphQLScalarType) {
    scalar.parseValue = readLegacyId
    scalar.parseLiteral = (node) =>
      readLegacyId(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : undefined)
  }
  return schema
}

/** This file is loaded with the first GraphQL request; schema and documents hold nothing of any stage. */
const schema = withLegacyId(buildSchema(SCHEMA_TEXT))
const readDocument = createDocumentReader(schema)

/** What a request brings and leaves behind beside its GraphQL. */
export type RequestContext = {
  readonly signal: AbortSignal
  /** Of another domain, which an anonymous visitor comes along with. */
  readonly conversationId: string | null
  fault: TransportFault | null
}

export type GraphqlAnswer = { readonly status: number; readonly body: string }

/** `params` is what the body holds; nothing about it is taken for granted. */
export type GraphqlHandler = (params: unknown, context: RequestContext) => Promise<GraphqlAnswer>

type Input<Fields> = { readonly input: Fields & { readonly projectId: string } }

export const createGraphqlHandler = (platform: Platform): GraphqlHandler => {
  const rootValue = createResolvers(platform)
  const handler = createHandler<unknown, RequestContext, RequestContext>({
    parseRequestParams: ({ body }) => readParams(body),
    onSubscribe: (request, params) => {
      const read = readDocument(params.query)
      if (read.kind === 'errors') return read.errors
      if (read.kind === 'over-limit') return refusal('LIMIT_EXCEEDED', read.sentence)
      const { document } = read
      const { operationName, variables } = params
      if (!getOperationAST(document, operationName)) return [unknownOperation(operationName)]
      return { schema, document, operationName, variableValues: variables, rootValue, contextValue: request.context }
    },
    formatError: publicError,
  })
  return async (params, context) => {
    // Whatever preview type a client accepts, it is answered in JSON.
    const headers = { accept: 'application/json' }
    const body = isRecord(params) ? params : null
    const [text, { status }] = await handler({ method: 'POST', url: '/graphql', headers, body, raw: null, context })
    return { status, body: text ?? '' }
  }
}

/** Read when they are asked for. */
const withConversations = ({ conversations }: Platform, { sid }: Attempt, session: VisitorSessionPayload) => {
  const { vuid, displayName } = session.visitor
  const visitor = {
    vuid,
    displayName,
    conversation: () => conversations.ongoing({ sid, vuid }),
    conversations: () => conversations.history({ sid, vuid }),
  }
  return { ...session, visitor }
}

const createResolvers = (platform: Platform) => {
  const answer = async (attempt: Attempt, context: RequestContext): Promise<ReturnType<typeof withConversations>> => {
    const outcome = await authenticate(platform, attempt, context.signal)
    if (outcome.kind === 'session') return withConversations(platform, attempt, outcome.session)
    if (outcome.kind === 'fault') context.fault = outcome.fault
    const code = outcome.kind === 'refused' ? outcome.code : 'SERVER_ERROR'
    const retried = isRetried(platform, attempt.sid, code)
    throw new GraphQLError(REFUSALS[code].reason, { extensions: { code, retried } satisfies Refusal['extensions'] })
  }
  return {
    platform: 'iAdvize rehearsal stand-in',
    visitorAuthenticateFromCredentials: (
      { input }: Input<{ readonly credentials: string; readonly currentVuid?: string | null }>,
      context: RequestContext,
    ) => answer({ sid: input.projectId, jwe: input.credentials, vuid: input.currentVuid ?? null }, context),
    visitorAuthenticateAnonymously: ({ input }: Input<{ readonly vuid?: string | null }>, context: RequestContext) =>
      answer(
        { sid: input.projectId, jwe: null, vuid: input.vuid ?? null, conversationId: context.conversationId },
        context,
      ),
    visitorAuthenticateFromCustomerUserId: (
      { input }: Input<{ readonly userId: string; readonly currentVuid?: string | null }>,
      context: RequestContext,
    ) =>
      answer({ sid: input.projectId, jwe: null, simpleUserId: input.userId, vuid: input.currentVuid ?? null }, context),
  }
}

/** The tag does as it is told: whether a refusal is final is decided here, by the switches of the project. */
const isRetried = ({ tagSettings }: Platform, sid: string, code: RefusalCode): boolean => {
  const { fidelity, projects } = tagSettings()
  const { refusedTokenRetried } = { ...fidelity, ...projects[sid]?.fidelity }
  return REFUSALS[code].retried && (refusedTokenRetried || code === 'SERVER_ERROR')
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where a field is not as GraphQL wants it the answer is one sentence that says so. */
const readParams = (body: unknown): RequestParams | HttpAnswer => {
  if (!isRecord(body)) return refusal('BAD_REQUEST', 'The body of a GraphQL request is a JSON object with a query.')
  const { query, variables, operationName, extensions } = body
  const wrong = (field: string, wanted: string): HttpAnswer =>
    refusal('BAD_REQUEST', `The field "${field}" of a GraphQL request is ${wanted}.`)
  if (typeof query !== 'string') return wrong('query', 'a text')
  const isObjectOrNothing = (value: unknown): value is Record<string, unknown> | null | undefined =>
    value === null || value === undefined || isRecord(value)
  if (!isObjectOrNothing(variables)) return wrong('variables', 'an object')
  if (!isObjectOrNothing(extensions)) return wrong('extensions', 'an object')
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    return wrong('operationName', 'a text')
  }
  return {
    query,
    ...(variables ? { variables } : {}),
    ...(operationName === undefined || operationName === null ? {} : { operationName }),
  }
}

const refusal = (code: RequestCode, sentence: string): HttpAnswer => [
  JSON.stringify({ errors: [{ message: sentence, extensions: { code } }] }),
  { status: 400, statusText: 'Bad Request', headers: { 'content-type': 'application/json; charset=utf-8' } },
]

const unknownOperation = (name: string | null | undefined): GraphQLError => {
  const sentence =
    name === undefined || name === null
      ? 'The document has several operations: say which with operationName'
      : `The document has no operation ${JSON.stringify(name)}`
  return new GraphQLError(sentence, {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE' satisfies RequestCode },
  })
}
