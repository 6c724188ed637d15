/** What was asked of the endpoint, and what came. */

import type { EntryOf } from '../rules/questions/look.ts'
import type { Credentials } from './credentials.ts'
import type { Question } from './request.ts'
import type { Received } from './send.ts'
import type { Found } from './token-place.ts'

export type Sessions = {
  readonly own: Credentials
  /** Of another customer. */
  readonly another: Credentials | null
  /** Of the same customer, signed in once more. */
  readonly again: Credentials | null
  /** Signed out, or expired. */
  readonly ended: Credentials | null
}

export type EndpointPlan = {
  readonly question: Question
  readonly sessions: Sessions
  /** Where the token is in a JSON answer; null if it is to be found. */
  readonly field: readonly string[] | null
  /** How many times in a row the endpoint is asked in the session. */
  readonly times: number
}

/** What the platform would find in a token, and by what else the visitor is known. */
export type ReadToken = {
  readonly entry: EntryOf<'attempt-answered'>
  readonly known: readonly string[]
}

/** In words for the timeline: each follows the method. */
export const CALLS = {
  first: 'in the session',
  again: 'in the session, once more',
  more: 'in the session, and again',
  atOnce: 'in the session, several at once',
  elsewhere: 'in the session, as a page of a foreign origin',
  preflight: 'before a page of a foreign origin may ask',
  nobody: 'without any session',
  madeUp: 'with a session that was made up',
  ended: 'in the session that has ended',
  secondSignIn: 'in the other session of the same customer',
  another: 'in the session of the other customer',
} as const

export type CallName = keyof typeof CALLS

export type Called = {
  readonly name: CallName
  /** Of the page that asks; undefined for a page of the brand. */
  readonly origin: string | undefined
  readonly startedAtMs: number
  readonly endedAtMs: number
  /** Where the answer came from in the end. */
  readonly url: string
  /** Null if there was none. */
  readonly answer: Received | null
  /** Why there was none, and what to do. */
  readonly why: { readonly says: string; readonly fix: string } | null
  readonly token: string | null
  /** Null if the token is not that of a visitor whom the rules are about. */
  readonly read: ReadToken | null
}

export type CalledEndpoint = {
  readonly plan: EndpointPlan
  /** In the order of their ends. The first is the first call. */
  readonly calls: readonly [Called, ...Called[]]
  /** The token of the first call; null if it had none, and then there were no other calls. */
  readonly found: Found | null
}

/** No answer that says anything about the endpoint: its server is down, or has had enough. */
export const isNoAnswer = ({ answer }: Called): boolean =>
  answer === null || answer.status >= 500 || answer.status === 429
