/**
 * What the GraphQL interface says when a request is not one that it answers. The codes are those that clients know from
 * other servers; what becomes of an attempt has codes of its own (`protocol/refusals.ts`).
 */

import { GraphQLError } from 'graphql'

export type RequestCode =
  /** The body is none, or not of the form of a GraphQL request. */
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  /** A variable does not fit its type. */
  | 'BAD_USER_INPUT'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'LIMIT_EXCEEDED'
  | 'INTERNAL_SERVER_ERROR'

/** The error with the code, unless it has one of its own. */
export const withCode = (error: GraphQLError, code: RequestCode): GraphQLError => {
  // Its place in the document would be lost in a copy.
  error.extensions['code'] ??= code
  return error
}

/** An error of ours in a resolver is nobody's business: it may hold what is inside. */
export const publicError = (error: GraphQLError | Error): GraphQLError => {
  if (!(error instanceof GraphQLError)) return new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } })
  const { originalError, path } = error
  const isOurs = originalError instanceof Error && !(originalError instanceof GraphQLError)
  if (!isOurs) return withCode(error, 'BAD_USER_INPUT')
  // oxlint-disable-next-line no-console -- a fault of our own: whoever runs the server must be able to tell of it
  console.error(originalError)
  return new GraphQLError('The stand-in failed; this is a fault of its own.', {
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  })
}
