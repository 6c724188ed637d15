/**
 * The GraphQL messages between tag and platform. The mutations and their argument names are those of the vendor's mobile SDK. The
 * field `visitor` is ours, so that the chat window can name the visitor and continue a conversation.
 */

import type { Conversation } from './conversation.ts'
import type { FailureOutcome } from './failure-outcomes.ts'
import type { RefusalCode } from './refusals.ts'

const mutation = (name: string, variables: string, field: string): string =>
  `mutation ${name}($projectId:LegacyId!,$vuid:String${variables}){session:${field}}){visitorSessionToken{accessToken}visitor{vuid displayName conversation}}}`

export const AUTHENTICATE_SECURED_VISITOR = mutation(
  'authenticateSecuredVisitor',
  ',$jwe:String!',
  'visitorAuthenticateFromCredentials(input:{projectId:$projectId,credentials:$jwe,currentVuid:$vuid',
)

export const AUTHENTICATE_ANONYMOUS_VISITOR = mutation(
  'authenticateAnonymousVisitor',
  '',
  'visitorAuthenticateAnonymously(input:{projectId:$projectId,vuid:$vuid',
)

/** The payload of both mutations. `displayName` is null for an anonymous visitor. */
export type VisitorSessionPayload = {
  readonly visitorSessionToken: { readonly accessToken: string }
  readonly visitor: {
    readonly vuid: string
    readonly displayName: string | null
    /** The ongoing conversation, or null. */
    readonly conversation?: Conversation | null
  }
}

/** `message` is the reason for the site; `retried` says whether the tag must try again. */
export type Refusal = {
  readonly message: string
  readonly extensions: { readonly code: RefusalCode } & Pick<FailureOutcome, 'retried'>
}

export type AuthenticateResponse = {
  readonly data?: { readonly session?: VisitorSessionPayload | null } | null
  readonly errors?: readonly Refusal[]
}

/** What the tag adds to a request under `extensions.rehearsal`. */
export type RehearsalExtension = {
  /** The tag's pending journal entries, sent with the attempt so that entries keep their order. */
  readonly journal?: unknown
  /** `idzconvid` in the address of the page: a conversation on another domain that an anonymous visitor continues. */
  readonly conversationId?: unknown
}
