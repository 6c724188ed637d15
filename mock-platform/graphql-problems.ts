/**
 * The errors for requests that the GraphQL interface cannot answer. The codes are those that clients know from other servers.
 * Refused attempts have codes of their own (`protocol/refusals.ts`).
 */

import { GraphQLError } from 'graphql'

export type RequestCode =
  /** The body is missing, or is not a GraphQL request. */
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  /** A variable does not fit its type. */
  | 'BAD_USER_INPUT'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'LIMIT_EXCEEDED'
  | 'INTERNAL_SERVER_ERROR'

/** Sets the error's code, unless it has one already. */
export const withCode = (error: GraphQLError, code: RequestCode): GraphQLError => {
  // Changes the error in place, because a copy would lose its location in the document.
  error.extensions['code'] ??= code
  return error
}

/** Hides our own errors in a resolver: they may reveal internal data. */
export const publicError = (error: GraphQLError | Error): GraphQLError => {
  if (!(error instanceof GraphQLError)) return new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } })
  const { originalError, path } = error
  const isOurs = originalError instanceof Error && !(originalError instanceof GraphQLError)
  if (!isOurs) return withCode(error, 'BAD_USER_INPUT')
  // oxlint-disable-next-line no-console -- a fault of our own: the operator of the server must be able to report it
  console.error(originalError)
  return new GraphQLError('The stand-in failed. This is a fault of Rehearsal, not of the request.', {
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  })
}
