/** Reads GraphQL documents: parses, bounds and validates them, and remembers the usual ones. */

import { GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
import { DOCUMENT_MAX_TOKENS, limitFault } from './graphql-limits.ts'
import { withCode } from './graphql-problems.ts'

export type ReadDocument =
  | { readonly kind: 'document'; readonly document: DocumentNode }
  /** What GraphQL itself has against it; answered in its shape. */
  | { readonly kind: 'errors'; readonly errors: readonly GraphQLError[] }
  | { readonly kind: 'over-limit'; readonly sentence: string }

/** A client sends the same few documents all the time. */
const MAX_REMEMBERED = 50
/** Longer ones may hold a token in their text (the smallest has 995 characters): they will not come again, and no token stays. */
const MAX_REMEMBERED_LENGTH = 900

export const createDocumentReader = (schema: GraphQLSchema): ((text: string) => ReadDocument) => {
  const remembered = new Map<string, ReadDocument>()
  return (text) => {
    const known = remembered.get(text)
    if (known !== undefined) return known
    const result = readDocument(schema, text)
    if (text.length <= MAX_REMEMBERED_LENGTH && result.kind === 'document') {
      const [oldest] = remembered.keys()
      if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
      remembered.set(text, result)
    }
    return result
  }
}

const readDocument = (schema: GraphQLSchema, text: string): ReadDocument => {
  const document = parseBounded(text)
  if (document instanceof GraphQLError) {
    // The library has one kind of error for both, and tells them apart by its words only.
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
