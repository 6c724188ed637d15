/** What becomes of one attempt: the prepared answer for it, or an honest judgement, and its line in the journal. */

import type { RefusalCode } from '../protocol/refusals.ts'
import type { VisitorSessionPayload } from '../protocol/graphql.ts'
import type { PlatformEntry } from '../protocol/journal.ts'
import type { Answer } from '../protocol/misbehaviours.ts'
import { fingerprint } from '../protocol/token.ts'
import { checkToken, type Verdict } from './check-token.ts'
import type { Clock, JournalSink, PlatformKeys } from './ports.ts'
import type { PreparedAnswer, PreparedQueue } from './prepared-answers.ts'
import type { Project } from './projects.ts'
import type { Person, VisitorSessions } from './visitor-sessions.ts'

export type Platform = {
  readonly projects: ReadonlyMap<string, Project>
  readonly answers: PreparedQueue<PreparedAnswer>
  readonly sessions: VisitorSessions
  readonly journal: JournalSink
  readonly clock: Clock
  readonly keys: PlatformKeys
}

export type Attempt = {
  readonly sid: string
  /** Null for an anonymous attempt. */
  readonly jwe: string | null
  readonly vuid: string | null
}

/** The answers that are no GraphQL answer at all. */
export type TransportFault = Extract<Answer, 'server-error' | 'drop-connection' | 'malformed-body' | 'never-answer'>

export type Outcome =
  | { readonly kind: 'session'; readonly session: VisitorSessionPayload }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: string }
  | { readonly kind: 'fault'; readonly fault: TransportFault }

export const authenticate = async (platform: Platform, attempt: Attempt, signal: AbortSignal): Promise<Outcome> => {
  const prepared: PreparedAnswer = platform.answers.next() ?? { answer: 'judge' }
  if (prepared.delayMs !== undefined) await platform.clock.wait(prepared.delayMs, signal)
  const { answer } = prepared
  switch (answer) {
    case 'judge':
    case 'accept':
      return judged(platform, attempt, answer)
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

const judged = async (platform: Platform, attempt: Attempt, answer: 'judge' | 'accept'): Promise<Outcome> => {
  const verdict = await judge(platform, attempt)
  if (answer === 'judge' && !verdict.accepted) return refuse(platform, attempt, { answer, ...verdict })
  const { sid, jwe, vuid: currentVuid } = attempt
  const person = verdict.accepted ? verdict : unverifiedPerson()
  const visitor =
    jwe === null ? platform.sessions.anonymous(sid, currentVuid) : platform.sessions.secured(sid, person, currentVuid)
  const session = await platform.sessions.issue(visitor, platform.clock.now())
  write(platform, attempt, {
    answer,
    // An acceptance that was only prepared says what an honest judge would have said.
    detail: verdict.accepted ? null : `prepared; would have been ${verdict.code}: ${verdict.detail}`,
    userId: jwe === null ? null : person.userId,
    vuid: visitor.vuid,
  })
  return { kind: 'session', session }
}

const judge = async (platform: Platform, { sid, jwe }: Attempt): Promise<Verdict> => {
  const project = platform.projects.get(sid)
  if (project === undefined) {
    const known = [...platform.projects.keys()].join(', ') || 'none'
    return {
      accepted: false,
      code: 'PROJECT_UNKNOWN',
      detail: `no project ${JSON.stringify(sid)} on this stage; known: ${known}`,
    }
  }
  if (jwe === null) return { accepted: true, userId: '', visitorData: {} }
  if (!project.authenticationMode) {
    return { accepted: false, code: 'AUTHENTICATION_MODE_OFF', detail: `authentication mode is off for project ${sid}` }
  }
  const keys = { decryption: platform.keys.decryption, publicKeys: project.publicKeys }
  return checkToken(jwe, keys, platform.clock.now())
}

const unverifiedPerson = (): Person => ({ userId: 'unverified visitor', visitorData: {} })

type Refusal = { readonly answer: Answer; readonly code: RefusalCode; readonly detail: string }

const refuse = (platform: Platform, attempt: Attempt, { answer, code, detail }: Refusal): Outcome => {
  write(platform, attempt, { answer, code, detail })
  return { kind: 'refused', code, detail }
}

const write = (
  { journal }: Platform,
  { sid, jwe }: Attempt,
  what: Pick<PlatformEntry, 'answer'> & Partial<PlatformEntry>,
): void =>
  journal.write({
    type: 'attempt-answered',
    sid,
    optionType: jwe === null ? 'ANONYMOUS' : 'SECURED_AUTHENTICATION',
    code: null,
    detail: null,
    token: jwe === null ? null : fingerprint(jwe),
    userId: null,
    vuid: null,
    ...what,
  })
