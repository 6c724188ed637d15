/** What the stream of a stage tells, by the name of the event. The pages of the control room read it. */

import type { JournalEntry } from '../../journal/entries.ts'
import type { AgentStatus } from '../../protocol/conversation.ts'
import type { Answer, NoTokenChoice, Times, TokenBackendBehaviour } from '../../protocol/misbehaviours.ts'
import type { RefusalCode } from '../../protocol/refusals.ts'
import type { AuditState } from './audit-state.ts'

export type StreamEvents = {
  /** First of all, and again when the stage was made anew: what is shown of another instance is over. */
  readonly stage: {
    readonly stage: string
    /** Entries are counted anew in each. */
    readonly instance: string
    /** How many entries before the first that is told are not kept any more. */
    readonly forgotten: number
    readonly addresses: Readonly<Record<string, string>>
  }
  /** Never empty, each entry once, in order. */
  readonly entries: readonly JournalEntry[]
  readonly state: StageState
  /** Of the whole stand-in, each time that something of it has changed. */
  readonly audit: AuditState
  /** The stage was dropped; nothing more comes until somebody makes it again. */
  readonly dropped: { readonly stage: string }
  /** Every ten seconds, so that silence means that the server is gone; the clock of the stage. */
  readonly beat: { readonly now: number }
}

export type StreamEventName = keyof StreamEvents

export type StageState = {
  /** The clock of the stage when this was told, in milliseconds since 1970, and how far it is ahead of the machine's. */
  readonly now: number
  readonly aheadMs: number
  readonly answers: readonly WaitingAnswer[]
  readonly tokenBackend: readonly { readonly behaviour: TokenBackendBehaviour; readonly times: Times }[]
  readonly network: { readonly isBlocked: boolean; readonly slowMs: number }
  readonly agentStatus: AgentStatus
  readonly noTokenChoice: NoTokenChoice
  readonly projects: readonly { readonly sid: string; readonly authenticationMode: boolean; readonly keys: number }[]
  /** Of this server, oldest first. */
  readonly stages: readonly string[]
}

export type WaitingAnswer = {
  readonly answer: Answer
  readonly code?: RefusalCode | undefined
  readonly delayMs?: number | undefined
  readonly times: Times
}

/** The position in a stage's journal, as the id of an event: the instance, and the index of the last entry told. */
export type StreamPosition = { readonly instance: string; readonly index: number }
