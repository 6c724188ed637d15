/**
 * What happened on a stage, in the order in which it happened. Matchers, audits and reports read this list and
 * nothing else. Tokens are in it as fingerprints (`protocol/token.ts`).
 */

import type { MessageAuthor } from './conversation.ts'
import type { FailureCode } from './failures.ts'
import type { Answer, TokenBackendBehaviour } from './misbehaviours.ts'
import type { RefusalCode } from './refusals.ts'
import type { TokenCause, TokenLayer, TokenWarning } from './token-causes.ts'
import type { TokenCheck } from './token-policy.ts'

/** Written by the tag in a page. */
export type TagEntry =
  | { readonly type: 'tag-loaded'; readonly sid: string; readonly url: string }
  | { readonly type: 'activation-requested'; readonly activation: number }
  | { readonly type: 'provider-called'; readonly activation: number; readonly attempt: number }
  | {
      readonly type: 'provider-answered'
      readonly activation: number
      readonly attempt: number
      readonly outcome: 'option' | 'invalid' | 'threw' | 'timed-out'
      readonly optionType: string | null
      readonly token: string | null
    }
  | {
      readonly type: 'attempt-sent'
      readonly activation: number
      readonly attempt: number
      readonly optionType: string
      readonly token: string | null
    }
  | {
      readonly type: 'retry-scheduled'
      readonly activation: number
      readonly code: FailureCode
      readonly delayMs: number
    }
  | {
      readonly type: 'activation-settled'
      readonly activation: number
      readonly status: 'authentication-success' | 'authentication-failure'
      readonly code: FailureCode | null
      readonly reason: string | null
      /** Attempts that reached for the platform or whose provider failed. */
      readonly attempts: number
      readonly optionType: string | null
    }
  | { readonly type: 'refresh-scheduled'; readonly delayMs: number }
  | { readonly type: 'refresh-started'; readonly activation: number }
  /** Missing where a call of `activate` has taken the place of an anonymous session's refresh. */
  | {
      readonly type: 'refresh-settled'
      readonly activation: number
      readonly status: 'refreshed' | 'identity-ended'
      readonly code: FailureCode | null
      readonly reason: string | null
      readonly attempts: number
    }
  | { readonly type: 'identity-stored'; readonly kind: 'anonymous' | 'secured'; readonly vuid: string }
  | { readonly type: 'identity-cleared' }
  | { readonly type: 'logout-called' }
  /** The page has deleted `window.iAdvize` and loaded the tag again; the new one reports as another page. */
  | { readonly type: 'tag-ended' }
  | { readonly type: 'function-threw'; readonly message: string }
  /** By the site; `value` is JSON. Of `customData` it is the names of the fields, for their values may be personal. */
  | { readonly type: 'property-set'; readonly name: string; readonly value: string }
  | { readonly type: 'navigated'; readonly screen: string }
  | {
      readonly type: 'transaction-recorded'
      readonly id: string
      readonly amount: number
      readonly products: readonly { readonly id: string }[]
      /** How many earlier pages have told it without learning whether it arrived. */
      readonly retryCount: number
    }

/** Written by the platform, when it has decided about an attempt. */
export type PlatformEntry = {
  readonly type: 'attempt-answered'
  readonly sid: string
  readonly optionType: 'SECURED_AUTHENTICATION' | 'SIMPLE_AUTHENTICATION' | 'ANONYMOUS'
  readonly answer: Answer
  /** What the site will be told, or `null` when the attempt was accepted or got no answer. */
  readonly code: RefusalCode | null
  /** The judge's own words on a refusal: the layer and the cause. */
  readonly detail: string | null
  /** What the judge has against the token, also when a prepared answer accepts it all the same. */
  readonly layer: TokenLayer | null
  readonly cause: TokenCause | null
  /** What the vendor advises against on this token, twenty at most. */
  readonly warnings: readonly TokenWarning[]
  /** How much of the token was read: of an accepted one, too, nothing is known beyond that. Null when none was judged. */
  readonly checked: TokenCheck | null
  /** Milliseconds that the token had still to live when it came; missing where it was refused or not opened. */
  readonly lifeMs?: number
  readonly token: string | null
  readonly userId: string | null
  readonly vuid: string | null
}

type OnConversation = { readonly sid: string; readonly conversationId: string; readonly vuid: string }

/** Written by the platform about conversations. What a visitor says is not in the journal, only how long it is. */
export type ConversationEntry =
  | ({ readonly type: 'conversation-started'; readonly id: number } & OnConversation)
  | ({ readonly type: 'message-sent'; readonly by: MessageAuthor; readonly length: number } & OnConversation)
  /** To another visitor id, at a sign-in or on another domain; or the same visitor is identified in another way. */
  | ({
      readonly type: 'conversation-moved'
      readonly fromVuid: string
      readonly kind: 'anonymous' | 'simple' | 'secured' | 'unopened'
    } & OnConversation)
  | ({ readonly type: 'conversation-ended'; readonly by: MessageAuthor } & OnConversation)
  | ({ readonly type: 'satisfaction-asked' } & OnConversation)
  | ({ readonly type: 'satisfaction-answered'; readonly score: number } & OnConversation)

/** Written by the platform, when it answers a request with 4xx: it is none that the stage takes. */
export type RefusedRequestEntry = {
  readonly type: 'request-refused'
  /** Behind the prefix of the stage; a long one is cut. */
  readonly path: string
  readonly method: string
  readonly status: number
  /** The sentence of the answer. */
  readonly problem: string
}

/** Written by the demo's token backend. */
export type TokenBackendEntry = {
  readonly type: 'token-asked'
  readonly behaviour: TokenBackendBehaviour
  readonly status: number | null
  readonly token: string | null
}

export type JournalEvent = TagEntry | PlatformEntry | ConversationEntry | RefusedRequestEntry | TokenBackendEntry

/** `index` counts from 1; `at` is the stage's clock in milliseconds since 1970; `page` tells the tags of a stage apart. */
export type JournalEntry = JournalEvent & {
  readonly index: number
  readonly at: number
  readonly page?: string
}

export type EntryType = JournalEvent['type']

export type EntryOf<Type extends EntryType> = Extract<JournalEntry, { readonly type: Type }>

/** What a tag sends: `first` is the number of the first event in `events`, counted from 0 on that page. */
export type TagReport = { readonly page: string; readonly first: number; readonly events: readonly TagEntry[] }

/** Most events in one report. */
export const REPORT_MAX_EVENTS = 200
