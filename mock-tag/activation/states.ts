/** What the tag can be in, what can happen to it, and what it can want done. Data only. */

import type { ActivationResult, AuthenticationOption } from '../../protocol/activation.ts'
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
  /** The tag itself starts anonymously on a project without authentication mode; nobody awaits that. */
  readonly by: 'site' | 'tag'
  /** Counts from 1; the first retry is attempt 2. */
  readonly attempt: number
  readonly step: Step
  /** The anonymous identity that this activation is to replace. */
  readonly before: Identity | null
}

export type Phase =
  | { readonly kind: 'stopped' }
  | Activating
  | { readonly kind: 'authenticated'; readonly identity: Identity }
  | { readonly kind: 'failed'; readonly reason: string }

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
  | { readonly type: 'retry-due'; readonly activation: number; readonly attempt: number }
  /** `activation` is the number of the anonymous start that follows where authentication mode is off. */
  | { readonly type: 'logout-called'; readonly by: 'site' | 'other-tab'; readonly activation: number }

/** Whoever performs an effect writes it to the journal; `write` is for what only the transition knows. */
export type Effect =
  | { readonly type: 'ask-provider'; readonly activation: number; readonly attempt: number }
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
  | { readonly type: 'store-identity'; readonly identity: Identity }
  | { readonly type: 'clear-identity' }
  | { readonly type: 'tell-other-tabs' }
  | { readonly type: 'write'; readonly entry: TagEntry }

export type Transition = readonly [TagState, readonly Effect[]]
