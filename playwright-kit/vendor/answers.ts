/**
 * What the platform must do with the next attempts, in the words of the failure table:
 * `iadvize.prepare(refuse('SIGNATURE_INVALID').times(3), accept())`.
 */

import { FAILURE_CODES } from '../../protocol/failures.ts'
import type { Answer, Times } from '../../protocol/misbehaviours.ts'
import { REFUSAL_CODES, type RefusalCode } from '../../protocol/refusals.ts'
import { millisecondsOf, durationText, LONGEST_DELAY_MS, type Duration } from '../../protocol/duration.ts'
import { suggestionFor } from '../../protocol/nearest.ts'

/** The form in which a stage takes it. */
export type PreparedAnswer = {
  readonly answer: Answer
  /** With `refuse` only. */
  readonly code?: RefusalCode | undefined
  readonly delayMs?: number | undefined
  readonly times: Times
}

/**
 * An answer that can be refined. Each method returns a new builder and leaves this one unchanged. Without one, the answer is used
 * once.
 */
export type AnswerBuilder = {
  readonly once: () => AnswerBuilder
  /** Used for this many attempts in a row, from 1 to 1000. */
  readonly times: (count: number) => AnswerBuilder
  /** Used until something else is prepared. Nothing can follow it in the same call. */
  readonly always: () => AnswerBuilder
  /** Delays the answer by this much time on the rehearsal's clock; a day at most. */
  readonly after: (delay: Duration) => AnswerBuilder
  readonly prepared: PreparedAnswer
}

/** Accepts the attempt, whatever its token. */
export const accept = (): AnswerBuilder => answerFrom({ answer: 'accept', times: 1 })

/** Judges the token, as the platform does if nothing is prepared. Use it between or after other answers. */
export const judge = (): AnswerBuilder => answerFrom({ answer: 'judge', times: 1 })

/**
 * Refuses the attempt, whatever its token. A refusal of a token applies only to attempts with a token: an anonymous attempt is
 * judged as usual, and leaves the answer for the next token. Without a code it is the vendor's "server error".
 */
export const refuse = (code: RefusalCode = 'SERVER_ERROR'): AnswerBuilder => {
  if (!REFUSAL_CODES.includes(code)) throw new TypeError(complaintAbout(code))
  return answerFrom({ answer: 'refuse', code, times: 1 })
}

/** Answers with HTTP status 500 and no GraphQL body. */
export const serverError = (): AnswerBuilder => answerFrom({ answer: 'server-error', times: 1 })

/** Ends the connection without an answer. */
export const dropConnection = (): AnswerBuilder => answerFrom({ answer: 'drop-connection', times: 1 })

/** Answers with half a JSON document. */
export const malformedBody = (): AnswerBuilder => answerFrom({ answer: 'malformed-body', times: 1 })

/** Keeps the connection open without answering; the tag gives up after a while. */
export const neverAnswer = (): AnswerBuilder => answerFrom({ answer: 'never-answer', times: 1 })

/** The arguments of `prepare(...)`, checked as a whole, in the form that a stage takes. */
export const preparedFrom = (answers: readonly AnswerBuilder[]): readonly PreparedAnswer[] => {
  if (answers.length === 0)
    throw new TypeError('prepare() needs an answer: prepare(refuse("TOKEN_EXPIRED"), accept()).')
  return answers.map((answer: AnswerBuilder | (() => AnswerBuilder), index) => {
    if (typeof answer === 'function') {
      throw new TypeError(`prepare() was given ${answer.name} itself: call it, as in prepare(${answer.name}()).`)
    }
    const prepared: unknown = (answer as Partial<AnswerBuilder> | null)?.prepared
    if (prepared === undefined) {
      throw new TypeError(
        `prepare() takes answers made by ${MAKERS.join(', ')}; number ${index + 1} is ${JSON.stringify(answer)}.`,
      )
    }
    if (answer.prepared.times === 'always' && index < answers.length - 1) {
      throw new TypeError('An answer after always() would never be used: put the answer with always() last.')
    }
    return answer.prepared
  })
}

const WORDS: Readonly<Record<Answer, string>> = {
  accept: 'accept',
  refuse: 'refuse',
  'server-error': 'serverError',
  'drop-connection': 'dropConnection',
  'malformed-body': 'malformedBody',
  'never-answer': 'neverAnswer',
  judge: 'judge',
}

/** As a test writes it: `refuse("TOKEN_EXPIRED").times(3)`. */
export const answerText = ({ answer, code, delayMs, times }: PreparedAnswer): string => {
  const often = times === 'always' ? '.always()' : times === 1 ? '' : `.times(${times})`
  const late = delayMs === undefined ? '' : `.after("${durationText(delayMs)}")`
  return `${WORDS[answer]}(${code === undefined ? '' : `"${code}"`})${late}${often}`
}

const MAKERS = Object.values(WORDS).map((word) => `${word}()`)

const answerFrom = (prepared: PreparedAnswer): AnswerBuilder => ({
  prepared,
  once: () => answerFrom({ ...prepared, times: 1 }),
  always: () => answerFrom({ ...prepared, times: 'always' }),
  times: (count) => {
    if (Number.isInteger(count) && count >= 1 && count <= 1_000) return answerFrom({ ...prepared, times: count })
    throw new TypeError(
      `times(${String(count)}) is not a number of attempts: give a whole number from 1 to 1000, or use always().`,
    )
  },
  after: (delay) => {
    const delayMs = millisecondsOf(delay)
    if (delayMs <= LONGEST_DELAY_MS) return answerFrom({ ...prepared, delayMs })
    throw new TypeError(
      `after(${JSON.stringify(delay)}) is too long: an answer waits for ${durationText(LONGEST_DELAY_MS)} at most.`,
    )
  },
})

const complaintAbout = (code: unknown): string => {
  const name = String(code)
  if (FAILURE_CODES.some((known) => known === name)) {
    return `${name} arises in the page, so the platform cannot refuse with it; it refuses with ${REFUSAL_CODES.join(', ')}.`
  }
  return `${JSON.stringify(code)} is not a code that the platform refuses with; ${suggestionFor(name, REFUSAL_CODES)}`
}
