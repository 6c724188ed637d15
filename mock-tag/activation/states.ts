/** What the tag can be in, what can happen to it, and what it can want done. Data only. */

import type { ActivationResult, AuthenticationOption } from '../../protocol/activation.ts'
import type { Conversation } from '../../protocol/conversation.ts'
import { PAGE_FAILURES, type FailureOutcome, type PageFailureCode } from '../../protocol/failure-outcomes.ts'
import type { FailureCode } from '../../protocol/failures.ts'
import type { Fidelity } from '../../protocol/fidelity.ts'
import type { TagEntry } from '../../protocol/journal.ts'

export type Identity = {
  readonly kind: 'anonymous' | 'secured'
  readonly vuid: string
  readonly accessToken: string
  /** Whom the visitor is shown as; null when anonymous. */
  readonly displayName: string | null
  /** The ongoing one that the visitor had when the platform answered. */
  readonly conversation?: Conversation | null
}

/** One row of the failure table, known to the tag or told by the platform. */
export type TagFailure = FailureOutcome & { readonly code: FailureCode }

export const pageFailure = (code: PageFailureCode): TagFailure => ({ code, ...PAGE_FAILURES[code] })

/** Where an attempt stands. `last` is the option of the attempt that failed, kept for echoing or sending it again. */
export type Step =
  | { readonly kind: 'asking' }
  | { readonly kind: 'sending'; readonly option: AuthenticationOption }
  | { readonly kind: 'waiting'; readonly last: AuthenticationOption | null }

export type Activating = {
  readonly kind: 'activating'
  readonly activation: number
  /**
   * The tag itself starts anonymously on a project without authentication mode, and renews a session before it ends;
   * nobody awaits that.
   */
  readonly by: 'site' | 'tag' | 'refresh'
  /** Counts from 1; the first retry is attempt 2. */
  readonly attempt: number
  readonly step: Step
  /** The anonymous session that is to be replaced, or the session that is to be renewed and has not ended yet. */
  readonly before: Authenticated | null
  /** The activation that came with the provider to ask; null where the tag goes on anonymously and asks nobody. */
  readonly asks: number | null
}

export type Authenticated = {
  readonly kind: 'authenticated'
  readonly identity: Identity
  /** Whose provider is asked for the next session; null when anonymous. */
  readonly asks: number | null
}

export type Phase =
  | { readonly kind: 'stopped' }
  | Activating
  | Authenticated
  | { readonly kind: 'failed'; readonly reason: string }

/** The session that is held, also while another is on its way. */
export const sessionOf = (phase: Phase): Authenticated | null =>
  phase.kind === 'authenticated' ? phase : phase.kind === 'activating' ? phase.before : null

/** Who the visitor is by now: also while the session is being renewed, for as long as it has not ended. */
export const presentIdentity = (phase: Phase): Identity | null =>
  ('by' in phase && phase.by === 'site' ? null : sessionOf(phase)?.identity) ?? null

export type TagState = {
  readonly phase: Phase
  /** Calls bound to fail, whose provider has been asked only so that the failure can echo its option. */
  readonly refused: Readonly<Record<number, TagFailure>>
}

export const INITIAL_STATE: TagState = { phase: { kind: 'stopped' }, refused: {} }

export type Rules = { readonly fidelity: Fidelity; readonly authenticationMode: boolean }

export type AttemptAnswer =
  | { readonly accepted: true; readonly identity: Identity }
  | { readonly accepted: false; readonly failure: TagFailure }

/** Numbers of activations arrive inside the events and are never used twice. */
export type TagEvent =
  | { readonly type: 'tag-started'; readonly activation: number }
  | { readonly type: 'activate-called'; readonly activation: number }
  | {
      readonly type: 'provider-answered'
      readonly activation: number
      readonly attempt: number
      readonly value: unknown
    }
  | {
      readonly type: 'provider-failed'
      readonly activation: number
      readonly attempt: number
      readonly how: 'threw' | 'timed-out'
    }
  | {
      readonly type: 'attempt-answered'
      readonly activation: number
      readonly attempt: number
      readonly answer: AttemptAnswer
    }
  /** The session is to be renewed, and later: it is over. `activation` is the number of the refresh that may follow. */
  | { readonly type: 'session-due'; readonly activation: number; readonly isOver: boolean }
  | { readonly type: 'retry-due'; readonly activation: number; readonly attempt: number }
  /** `activation` is the number of the anonymous start that follows where authentication mode is off. */
  | { readonly type: 'logout-called'; readonly by: 'site' | 'other-tab'; readonly activation: number }

/** Whoever performs an effect writes it to the journal; `write` is for what only the transition knows. */
export type Effect =
  | {
      readonly type: 'ask-provider'
      readonly activation: number
      readonly attempt: number
      /** The activation that came with the provider. */
      readonly asks: number
    }
  | {
      readonly type: 'send-attempt'
      readonly activation: number
      readonly attempt: number
      readonly option: AuthenticationOption
    }
  | {
      readonly type: 'schedule-retry'
      readonly activation: number
      readonly attempt: number
      readonly code: FailureCode
      readonly delayMs: number
    }
  | { readonly type: 'settle-activation'; readonly activation: number; readonly result: ActivationResult }
  /** Its session is watched from now on, instead of the one before. */
  | { readonly type: 'store-identity'; readonly identity: Identity }
  | { readonly type: 'clear-identity' }
  | { readonly type: 'tell-other-tabs' }
  | { readonly type: 'write'; readonly entry: TagEntry }

export type Transition = readonly [TagState, readonly Effect[]]
