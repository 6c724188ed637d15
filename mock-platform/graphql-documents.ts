/** Reads GraphQL documents: parses, limits and validates them, and remembers frequent ones. */

import { GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'
import { DOCUMENT_MAX_TOKENS, limitFault } from './graphql-limits.ts'
import { withCode } from './graphql-problems.ts'

export type ReadDocument =
  | { readonly kind: 'document'; readonly document: DocumentNode }
  /** Errors of GraphQL itself, answered in its format. */
  | { readonly kind: 'errors'; readonly errors: readonly GraphQLError[] }
  | { readonly kind: 'over-limit'; readonly sentence: string }

/** A client sends the same few documents repeatedly. */
const MAX_REMEMBERED = 50
/**
 * Longer documents may contain a token (the smallest token has 995 characters). They will not be sent again, and no token may
 * stay in memory.
 */
const MAX_REMEMBERED_LENGTH = 900

export const createDocumentReader = (schema: GraphQLSchema): ((text: string) => ReadDocument) => {
  const remembered = new LRUCache<string, ReadDocument>({ max: MAX_REMEMBERED })
  return (text) => {
    const known = remembered.get(text)
    if (known !== undefined) return known
    const result = readDocument(schema, text)
    if (text.length <= MAX_REMEMBERED_LENGTH && result.kind === 'document') remembered.set(text, result)
    return result
  }
}

const readDocument = (schema: GraphQLSchema, text: string): ReadDocument => {
  const document = parseBounded(text)
  if (document instanceof GraphQLError) {
    // The library has one kind of error for both cases; only the messages differ.
    return /more tha[nt] \d+ tokens/.test(document.message)
      ? { kind: 'over-limit', sentence: `The document has more than ${DOCUMENT_MAX_TOKENS} tokens.` }
      : { kind: 'errors', errors: [withCode(document, 'GRAPHQL_PARSE_FAILED')] }
  }
  const sentence = limitFault(document)
  if (sentence !== null) return { kind: 'over-limit', sentence }
  const errors = validate(schema, document).map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'))
  return errors.length > 0 ? { kind: 'errors', errors } : { kind: 'document', document }
}

const parseBounded = (text: string): DocumentNode | GraphQLError => {
  try {
    return parse(text, { maxLexicalTokens: DOCUMENT_MAX_TOKENS })
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}
