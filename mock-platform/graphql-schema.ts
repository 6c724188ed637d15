/** Answers GraphQL requests on a stage. The interface is defined in `schema-text.ts`. */

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

/** Module state is safe here: schema and documents depend on no stage. This file is loaded with the first GraphQL request. */
const schema = withLegacyId(buildSchema(SCHEMA_TEXT))
const readDocument = createDocumentReader(schema)

/** What a request has besides its GraphQL: inputs, and the fault that it leaves behind. */
export type RequestContext = {
  readonly signal: AbortSignal
  /** A conversation on another domain that an anonymous visitor continues. */
  readonly conversationId: string | null
  fault: TransportFault | null
}

export type GraphqlAnswer = { readonly status: number; readonly body: string }

/** `params` is the content of the body, unchecked. */
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
    // The answer is always JSON, whichever media type a client accepts.
    const headers = { accept: 'application/json' }
    const body = isRecord(params) ? params : null
    const [text, { status }] = await handler({ method: 'POST', url: '/graphql', headers, body, raw: null, context })
    return { status, body: text ?? '' }
  }
}

/** Conversations are read only if the query asks for them. */
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

/** The tag does what the answer says, so the project's switches decide here whether a refusal is final. */
const isRetried = ({ tagSettings }: Platform, sid: string, code: RefusalCode): boolean => {
  const { fidelity, projects } = tagSettings()
  const { refusedTokenRetried } = { ...fidelity, ...projects[sid]?.fidelity }
  return REFUSALS[code].retried && (refusedTokenRetried || code === 'SERVER_ERROR')
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** If a field does not conform to GraphQL, the answer is one sentence that says so. */
const readParams = (body: unknown): RequestParams | HttpAnswer => {
  if (!isRecord(body)) return refusal('BAD_REQUEST', 'The body of a GraphQL request is a JSON object with a query.')
  const { query, variables, operationName, extensions } = body
  const wrong = (field: string, wanted: string): HttpAnswer =>
    refusal('BAD_REQUEST', `The field "${field}" of a GraphQL request is ${wanted}.`)
  if (typeof query !== 'string') return wrong('query', 'a string')
  const isObjectOrNothing = (value: unknown): value is Record<string, unknown> | null | undefined =>
    value === null || value === undefined || isRecord(value)
  if (!isObjectOrNothing(variables)) return wrong('variables', 'an object')
  if (!isObjectOrNothing(extensions)) return wrong('extensions', 'an object')
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    return wrong('operationName', 'a string')
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
      ? 'The document has several operations: choose one with operationName'
      : `The document has no operation ${JSON.stringify(name)}`
  return new GraphQLError(sentence, {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE' satisfies RequestCode },
  })
}
