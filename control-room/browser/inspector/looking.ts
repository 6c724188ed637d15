/** What is looked at and what came of it. All of it is in the memory of this page, and nowhere else. */

import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { inspectSigned } from '../../../diagnosis/pasted.ts'
import type { Inspection, StageInspection } from '../../../protocol/inspection.ts'
import { ControlError, send, type Complaint } from '../send.ts'
import { createAsking } from './asking.ts'
import type { FollowedStage } from './followed-stage.ts'

export type Seen = Inspection & {
  readonly nowMs: number
  /** Null where nothing but the page has looked at it. */
  readonly by: Pick<StageInspection, 'sid' | 'isSingleUse'> | null
}

export type Looking = {
  readonly text: Signal<string>
  /** The fingerprint of a token of the conversation, which is looked at where no text is given. */
  readonly token: Signal<string | null>
  /** Of the project whose rules count; null for the first. */
  readonly sid: Signal<string | null>
  readonly publicKey: Signal<string>
  readonly decryptionKey: Signal<string>
  /** Null where there is nothing to see. */
  readonly seen: ReadonlySignal<Seen | null>
  readonly isWaiting: ReadonlySignal<boolean>
  /** What the stand-in had against the question: by its field, or with an empty path. */
  readonly complaints: ReadonlySignal<readonly Complaint[]>
}

type Question = {
  readonly stage: string
  readonly text?: string
  readonly token?: string
  readonly sid?: string
  readonly publicKey?: string
  readonly decryptionKey?: string
}

export const createLooking = (followed: FollowedStage, token: string | null): Looking => {
  const given = {
    text: signal(''),
    token: signal(token),
    sid: signal<string | null>(null),
    publicKey: signal(''),
    decryptionKey: signal(''),
  }
  const seen = signal<Seen | null>(null)
  const isWaiting = signal(false)
  const complaints = signal<readonly Complaint[]>([])
  const ask = createAsking<Question, Seen | 'nothing'>({
    answerHere: ({ text }) => (text === undefined ? null : answerHere(text, followed.nowMs.peek())),
    answerElsewhere: askStage,
    onAnswer: (answer) => {
      seen.value = answer === 'nothing' ? null : answer
      complaints.value = []
    },
    onFailure: (error) => {
      seen.value = null
      complaints.value = complaintsIn(error)
    },
    onWaiting: (waiting) => {
      isWaiting.value = waiting
    },
  })
  const question = questionOf(given, followed)
  effect(() => ask(question.value))
  const isOutdated = computed(() => hasExpiredSince(seen.value, followed.nowMs.value))
  effect(() => {
    if (isOutdated.value) ask(question.peek())
  })
  return { ...given, seen, isWaiting, complaints }
}

type Given = Pick<Looking, 'text' | 'token' | 'sid' | 'publicKey' | 'decryptionKey'>

const questionOf = ({ text, token, sid, ...keys }: Given, { stage, projects, aheadMs }: FollowedStage) => {
  const known = computed(() => projects.value.find((project) => project.sid === sid.value)?.sid)
  return computed((): Question & { readonly aheadMs?: never } => {
    // What holds now may not hold by a clock that was moved.
    void aheadMs.value
    const publicKey = keys.publicKey.value.trim()
    const decryptionKey = keys.decryptionKey.value.trim()
    return {
      stage: stage.value,
      ...(text.value === '' && token.value !== null ? { token: token.value } : { text: text.value }),
      ...(known.value === undefined ? {} : { sid: known.value }),
      ...(publicKey === '' ? {} : { publicKey }),
      ...(decryptionKey === '' ? {} : { decryptionKey }),
    }
  })
}

const answerHere = (text: string, nowMs: number): Seen | 'nothing' | null =>
  text.trim() === '' ? 'nothing' : seenHere(text, nowMs)

const seenHere = (text: string, nowMs: number): Seen | null => {
  const inspection = inspectSigned(text, nowMs)
  return inspection === null ? null : { ...inspection, nowMs, by: null }
}

const askStage = async ({ stage, ...body }: Question): Promise<Seen> => {
  const answer = (await send('POST', `stages/${encodeURIComponent(stage)}/inspect`, body)) as StageInspection
  return { ...answer, by: answer }
}

const complaintsIn = (error: unknown): readonly Complaint[] => {
  if (error instanceof ControlError && error.complaints.length > 0) return error.complaints
  return [{ path: '', problem: error instanceof Error ? error.message : String(error) }]
}

/** Whether the token has expired since it was looked at. */
const hasExpiredSince = (seen: Seen | null, nowMs: number): boolean => {
  if (seen === null) return false
  const claims = seen.layers.find((layer) => layer.kind === 'claims')?.claims
  const exp = Number(claims?.['exp']) * 1_000
  return exp > seen.nowMs && exp <= nowMs
}
