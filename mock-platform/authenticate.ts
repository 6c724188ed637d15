/** Handles one attempt: gives the prepared answer or judges the attempt, and writes a journal entry. */

import { warningsAboutUserId } from '../diagnosis/claims.ts'
import { REFUSAL_SUBJECTS, type RefusalCode } from '../protocol/refusals.ts'
import type { VisitorSessionPayload } from '../protocol/graphql.ts'
import type { PlatformEntry } from '../journal/entries.ts'
import type { Answer } from '../protocol/misbehaviours.ts'
import type { TagSettings } from '../protocol/tag-settings.ts'
import { SESSION_MINUTES } from '../protocol/token-policy.ts'
import { fingerprint } from '../protocol/token.ts'
import type { Accepted, Verdict } from './check-token.ts'
import { userIdFault } from './check-user-id.ts'
import type { Conversations } from './conversations.ts'
import type { LookAhead } from './look-ahead.ts'
import { judgeToken } from './judge-token.ts'
import type { Clock, JournalSink, PlatformKeys } from './ports.ts'
import type { PreparedAnswer, PreparedQueue } from './prepared-answers.ts'
import type { Project } from './projects.ts'
import type { UsedTokens } from './used-tokens.ts'
import type { Visitor, VisitorSessions } from './visitor-sessions.ts'

export type Platform = {
  readonly projects: ReadonlyMap<string, Project>
  readonly answers: PreparedQueue<PreparedAnswer>
  readonly sessions: VisitorSessions
  readonly usedTokens: UsedTokens
  readonly conversations: Conversations
  readonly journal: JournalSink
  readonly clock: Clock
  readonly keys: PlatformKeys
  readonly tagSettings: () => TagSettings
  /** Absent if no claim can look ahead. */
  readonly lookAhead?: LookAhead
  /** How far the clock of the server that issued the token is behind the platform's clock, in milliseconds. Default: 0. */
  readonly lagOf?: (token: string) => number
  /** Told each token that comes, whatever becomes of it. */
  readonly onToken?: (token: string) => void
}

export type Attempt = {
  readonly sid: string
  /** Null for an anonymous or a simple attempt. */
  readonly jwe: string | null
  /** The customer's id in a *simple* attempt, which has no token. Only mobile applications make such attempts. */
  readonly simpleUserId?: string
  readonly vuid: string | null
  /** A conversation on another domain of the brand that an anonymous visitor continues. */
  readonly conversationId?: string | null
  /** See `lagOf` of `Platform`. Read when the attempt arrives, not when its answer is due. */
  readonly lagMs?: number
}

/** The answers that have no GraphQL body. */
export type TransportFault = Extract<Answer, 'server-error' | 'drop-connection' | 'malformed-body' | 'never-answer'>

export type Outcome =
  | { readonly kind: 'session'; readonly session: VisitorSessionPayload }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: string }
  | { readonly kind: 'fault'; readonly fault: TransportFault }

export const authenticate = async (platform: Platform, attempt: Attempt, signal: AbortSignal): Promise<Outcome> => {
  if (attempt.jwe !== null) platform.onToken?.(attempt.jwe)
  const lagMs = attempt.jwe === null ? 0 : (platform.lagOf?.(attempt.jwe) ?? 0)
  const prepared: PreparedAnswer = platform.answers.next(concerns(attempt)) ?? { answer: 'judge' }
  if (prepared.delayMs !== undefined) await platform.clock.wait(prepared.delayMs, signal)
  const { answer } = prepared
  switch (answer) {
    case 'judge':
    case 'accept':
      return judged(platform, { ...attempt, lagMs }, answer)
    case 'refuse': {
      const code = prepared.code ?? 'SERVER_ERROR'
      return refuse(platform, attempt, { answer, code, detail: 'prepared, whatever the token' })
    }
    case 'server-error':
    case 'drop-connection':
    case 'malformed-body':
    case 'never-answer':
      write(platform, attempt, { answer })
      return { kind: 'fault', fault: answer }
    default:
      return answer satisfies never
  }
}

/** Whether a prepared answer applies to this attempt: the attempt must have what the answer refuses. */
const concerns =
  ({ jwe, simpleUserId }: Attempt) =>
  ({ answer, code = 'SERVER_ERROR' }: PreparedAnswer): boolean => {
    const subject = answer === 'refuse' ? REFUSAL_SUBJECTS[code] : 'attempt'
    return subject === 'attempt' || jwe !== null || (subject === 'user-id' && simpleUserId !== undefined)
  }

const judged = async (platform: Platform, attempt: Attempt, answer: 'judge' | 'accept'): Promise<Outcome> => {
  const verdict = await judge(platform, attempt)
  if (answer === 'judge' && !verdict.accepted) return refuse(platform, attempt, { answer, ...verdict })
  const person = verdict.accepted ? verdict : NOBODY
  const visitor = visitorOf(platform.sessions, attempt, person)
  const { vuid: fromVuid, conversationId = null } = attempt
  const kind = platform.sessions.kindOf(visitor) ?? 'anonymous'
  platform.conversations.arrive(visitor, { kind, fromVuid, conversationId })
  const key = JSON.stringify([visitor, kind, answer, person.userId, findingOf(verdict)])
  const minutes = minutesOf(platform, attempt.sid, key)
  const session = platform.sessions.issue(visitor, platform.clock.now(), minutes)
  write(platform, attempt, {
    ...findingOf(verdict),
    answer,
    // A prepared acceptance also reports what the judge would have said.
    ...('lifeMs' in verdict ? { lifeMs: verdict.lifeMs } : {}),
    sessionMs: minutes * 60_000,
    detail: verdict.accepted ? null : `prepared; would have been ${verdict.code}: ${verdict.detail}`,
    userId: optionTypeOf(attempt) === 'ANONYMOUS' ? null : person.userId,
    vuid: visitor.vuid,
  })
  return { kind: 'session', session }
}

/** `key` is the same for sessions that were created in the same way. */
const minutesOf = (
  { projects, lookAhead, answers, clock, tagSettings }: Platform,
  sid: string,
  key: string,
): number => {
  const minutes = projects.get(sid)?.sessionMinutes ?? SESSION_MINUTES
  // The number of attempts matters while answers are prepared for a fixed number of times.
  if (lookAhead === undefined || answers.isCounting()) return minutes
  const { fidelity, projects: tags } = tagSettings()
  const { refreshLeadMs: leadMs } = { ...fidelity, ...tags[sid]?.fidelity }
  return lookAhead.lifeMs({ key, nowMs: clock.now(), lifeMs: minutes * 60_000, leadMs }) / 60_000
}

/** A token that was accepted unopened, or against the judge, names nobody. */
const visitorOf = (
  sessions: VisitorSessions,
  { sid, jwe, simpleUserId, vuid: currentVuid }: Attempt,
  { userId, visitorData }: Pick<Accepted, 'userId' | 'visitorData'>,
): Visitor => {
  if (jwe === null && simpleUserId === undefined) return sessions.anonymous(sid, currentVuid)
  if (userId === null) return sessions.unopened(sid, currentVuid)
  return sessions[jwe === null ? 'simple' : 'secured'](sid, { userId, visitorData }, currentVuid)
}

/** The judgement of an attempt, for parts that do not concern the token. */
type TokenAside = Partial<Finding> &
  (
    | Pick<Accepted, 'accepted' | 'userId' | 'visitorData'>
    | { readonly accepted: false; readonly code: RefusalCode; readonly detail: string }
  )

const judge = async (
  platform: Platform,
  { sid, jwe, simpleUserId, lagMs = 0 }: Attempt,
): Promise<Verdict | TokenAside> => {
  const project = platform.projects.get(sid)
  if (project === undefined) {
    const known = [...platform.projects.keys()].join(', ') || 'none'
    return {
      accepted: false,
      code: 'PROJECT_UNKNOWN',
      detail: `no project ${JSON.stringify(sid)} on this stage; known: ${known}`,
    }
  }
  if (jwe !== null) return judgeToken({ jwe, lagMs }, project, platform)
  // Token checks do not apply: the platform accepts a mobile application without a token whatever `tokenCheck` is.
  if (simpleUserId === undefined) return { accepted: true, userId: null, visitorData: {} }
  const fault = userIdFault(simpleUserId)
  return fault === null
    ? { accepted: true, userId: simpleUserId, visitorData: {}, warnings: warningsAboutUserId(simpleUserId) }
    : { accepted: false, ...fault }
}

const NOBODY: Pick<Accepted, 'userId' | 'visitorData'> = { userId: null, visitorData: {} }

type Refusal = Partial<Finding> & { readonly answer: Answer; readonly code: RefusalCode; readonly detail: string }

const refuse = (platform: Platform, attempt: Attempt, refusal: Refusal): Outcome => {
  const { answer, code, detail } = refusal
  write(platform, attempt, { ...findingOf(refusal), answer, code, detail })
  return { kind: 'refused', code, detail }
}

type Finding = Pick<PlatformEntry, 'fix' | 'layer' | 'cause' | 'warnings' | 'checked'>

const findingOf = ({ fix, layer = null, cause = null, warnings = [], checked = null }: Partial<Finding>): Finding => ({
  ...(fix === undefined ? {} : { fix }),
  layer,
  cause,
  warnings,
  checked,
})

const optionTypeOf = ({ jwe, simpleUserId }: Attempt): PlatformEntry['optionType'] => {
  if (jwe !== null) return 'SECURED_AUTHENTICATION'
  return simpleUserId === undefined ? 'ANONYMOUS' : 'SIMPLE_AUTHENTICATION'
}

const write = (
  { journal, lookAhead }: Platform,
  attempt: Attempt,
  what: Pick<PlatformEntry, 'answer'> & Partial<PlatformEntry>,
): void => {
  if (what.vuid === undefined) lookAhead?.notTaken()
  journal.write({
    type: 'attempt-answered',
    sid: attempt.sid,
    optionType: optionTypeOf(attempt),
    code: null,
    detail: null,
    ...findingOf({}),
    token: attempt.jwe === null ? null : fingerprint(attempt.jwe),
    userId: null,
    vuid: null,
    ...what,
  })
}
