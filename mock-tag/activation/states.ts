/** The states of the tag, the events that can happen to it, and the effects that it can request. Data only. */

import type { ActivationResult, AuthenticationOption } from '../../protocol/activation.ts'
import type { Conversation } from '../../protocol/conversation.ts'
import { PAGE_FAILURES, type FailureOutcome, type PageFailureCode } from '../../protocol/failure-outcomes.ts'
import type { FailureCode } from '../../protocol/failures.ts'
import type { Fidelity } from '../../protocol/fidelity.ts'
import type { TagEntry } from '../../journal/entries.ts'

export type Identity = {
  readonly kind: 'anonymous' | 'secured'
  readonly vuid: string
  readonly accessToken: string
  /** The name that the agent sees; null for an anonymous visitor. */
  readonly displayName: string | null
  /** The visitor's ongoing conversation when the platform answered. */
  readonly conversation?: Conversation | null
}

/** One row of the failure table, known to the tag or received from the platform. */
export type TagFailure = FailureOutcome & { readonly code: FailureCode }

export const pageFailure = (code: PageFailureCode): TagFailure => ({ code, ...PAGE_FAILURES[code] })

/** The progress of an attempt. `last` is the option of the attempt that failed, kept for echoing or sending it again. */
export type Step =
  | { readonly kind: 'asking' }
  | { readonly kind: 'sending'; readonly option: AuthenticationOption }
  | { readonly kind: 'waiting'; readonly last: AuthenticationOption | null }

export type Activating = {
  readonly kind: 'activating'
  readonly activation: number
  /**
   * Who started the activation. `tag`: on a project without authentication mode the tag itself starts, anonymously. `refresh`:
   * the tag renews a session before it ends. No call of `activate` waits for either.
   */
  readonly by: 'site' | 'tag' | 'refresh'
  /** Counts from 1; the first retry is attempt 2. */
  readonly attempt: number
  readonly step: Step
  /** The anonymous session to replace, or the session to renew, which has not ended yet. */
  readonly before: Authenticated | null
  /** The activation whose provider is called; null if the tag continues anonymously, without a provider. */
  readonly asks: number | null
}

export type Authenticated = {
  readonly kind: 'authenticated'
  readonly identity: Identity
  /** The activation whose provider is called for the next session; null for an anonymous visitor. */
  readonly asks: number | null
}

export type Phase =
  | { readonly kind: 'stopped' }
  | Activating
  | Authenticated
  | { readonly kind: 'failed'; readonly reason: string }

/** The current session, also while the next one is being started. */
export const sessionOf = (phase: Phase): Authenticated | null =>
  phase.kind === 'authenticated' ? phase : phase.kind === 'activating' ? phase.before : null

/** The current visitor's identity, also while the session is being renewed, until that session ends. */
export const presentIdentity = (phase: Phase): Identity | null =>
  ('by' in phase && phase.by === 'site' ? null : sessionOf(phase)?.identity) ?? null

export type TagState = {
  readonly phase: Phase
  /** Calls that are bound to fail. Their provider has been called only so that the failure can echo its option. */
  readonly refused: Readonly<Record<number, TagFailure>>
}

export const INITIAL_STATE: TagState = { phase: { kind: 'stopped' }, refused: {} }

export type Rules = { readonly fidelity: Fidelity; readonly authenticationMode: boolean }

export type AttemptAnswer =
  | { readonly accepted: true; readonly identity: Identity }
  | { readonly accepted: false; readonly failure: TagFailure }

/** Activation numbers arrive inside the events and are never reused. */
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
  /** The session must be renewed or, later, it has ended. `activation` is the number for the refresh that may follow. */
  | { readonly type: 'session-due'; readonly activation: number; readonly isOver: boolean }
  | { readonly type: 'retry-due'; readonly activation: number; readonly attempt: number }
  /** `activation` is the number for the anonymous start that follows if authentication mode is off. */
  | { readonly type: 'logout-called'; readonly by: 'site' | 'other-tab'; readonly activation: number }

/** The code that performs an effect writes it to the journal; the effect `write` is for what only the transition knows. */
export type Effect =
  | {
      readonly type: 'ask-provider'
      readonly activation: number
      readonly attempt: number
      /** The activation whose provider is called. */
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
  /** Replaces the stored identity. From now on, the end of its session is watched. */
  | { readonly type: 'store-identity'; readonly identity: Identity }
  | { readonly type: 'clear-identity' }
  | { readonly type: 'tell-other-tabs' }
  | { readonly type: 'write'; readonly entry: TagEntry }

export type Transition = readonly [TagState, readonly Effect[]]
