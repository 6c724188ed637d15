/**
 * The vendor's GraphQL interface, as far as visitors use it. Names of mutations, inputs and payload types are the
 * vendor's; `visitor` on the payloads is ours.
 */

import { buildSchema, GraphQLError, GraphQLScalarType, Kind, type GraphQLSchema } from 'graphql'
import { createHandler } from 'graphql-http/lib/use/fetch'
import type { Refusal, VisitorSessionPayload } from '../protocol/graphql.ts'
import { REFUSALS } from '../protocol/refusals.ts'
import { authenticate, type Attempt, type Platform, type TransportFault } from './authenticate.ts'

const SCHEMA = `
  """The id of a project (sid): a number, or a string of digits."""
  scalar LegacyId

  type Query {
    "The name of this stand-in."
    platform: String!
  }

  type Mutation {
    visitorAuthenticateFromCredentials(input: VisitorAuthenticateFromCredentialsInput!): VisitorAuthenticateFromCredentialsPayload
    visitorAuthenticateAnonymously(input: VisitorAuthenticateAnonymouslyInput!): VisitorAuthenticateAnonymouslyPayload
  }

  input VisitorAuthenticateFromCredentialsInput {
    projectId: LegacyId!
    "The compact JWE that the brand's backend minted."
    credentials: String!
    currentVuid: String
  }

  input VisitorAuthenticateAnonymouslyInput {
    projectId: LegacyId!
    vuid: String
  }

  type VisitorAuthenticateFromCredentialsPayload {
    visitorSessionToken: VisitorSessionToken!
    visitor: Visitor!
  }

  type VisitorAuthenticateAnonymouslyPayload {
    visitorSessionToken: VisitorSessionToken!
    visitor: Visitor!
  }

  type VisitorSessionToken {
    "A JWS, valid for an hour."
    accessToken: String!
  }

  type Visitor {
    vuid: String!
    "What the chat calls the visitor; null for an anonymous one."
    displayName: String
  }
`

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

/** This file is loaded with the first GraphQL request; the schema holds nothing of any stage. */
const schema = withLegacyId(buildSchema(SCHEMA))

/** What a request leaves behind beside its GraphQL answer. */
export type RequestContext = { readonly signal: AbortSignal; fault: TransportFault | null }

export type GraphqlHandler = (request: Request, context: RequestContext) => Promise<Response>

type Input<Fields> = { readonly input: Fields & { readonly projectId: string } }

export const createGraphqlHandler = (platform: Platform): GraphqlHandler => {
  const answer = async (attempt: Attempt, context: RequestContext): Promise<VisitorSessionPayload> => {
    const outcome = await authenticate(platform, attempt, context.signal)
    if (outcome.kind === 'session') return outcome.session
    if (outcome.kind === 'fault') context.fault = outcome.fault
    const code = outcome.kind === 'refused' ? outcome.code : 'SERVER_ERROR'
    const { reason, retried } = REFUSALS[code]
    throw new GraphQLError(reason, { extensions: { code, retried } satisfies Refusal['extensions'] })
  }
  const rootValue = {
    platform: 'iAdvize rehearsal stand-in',
    visitorAuthenticateFromCredentials: (
      { input }: Input<{ readonly credentials: string; readonly currentVuid?: string | null }>,
      context: RequestContext,
    ) => answer({ sid: input.projectId, jwe: input.credentials, vuid: input.currentVuid ?? null }, context),
    visitorAuthenticateAnonymously: ({ input }: Input<{ readonly vuid?: string | null }>, context: RequestContext) =>
      answer({ sid: input.projectId, jwe: null, vuid: input.vuid ?? null }, context),
  }
  return (request, context) => createHandler({ schema, rootValue, context: () => context })(request)
}
