/**
 * The GraphQL conversation between tag and platform. The mutations and their argument names are those that the vendor's
 * mobile SDK uses; `visitor` is ours, so that the chat window can say whom it speaks with and go on with a conversation.
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

/** What both mutations answer. `displayName` is null for an anonymous visitor. */
export type VisitorSessionPayload = {
  readonly visitorSessionToken: { readonly accessToken: string }
  readonly visitor: {
    readonly vuid: string
    readonly displayName: string | null
    /** The ongoing one; null when there is none. */
    readonly conversation?: Conversation | null
  }
}

/** `message` is the reason for the site; `retried` says whether the tag shall try again. */
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
  /** Its journal so far, so that the order is what happened. */
  readonly journal?: unknown
  /** `idzconvid` in the address of the page: the conversation that an anonymous visitor of another domain goes on with. */
  readonly conversationId?: unknown
}
