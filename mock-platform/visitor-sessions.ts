/** The visitors of a stage, and the session tokens that identify them. */

import { SESSION_MINUTES } from '../protocol/token-policy.ts'
import { randomBytes, sign, type KeyObject } from 'node:crypto'
import type { VisitorSessionPayload } from '../protocol/graphql.ts'
import { SESSION_ALGORITHM, sessionJwk } from './session-key.ts'

/** One person (or one anonymous browser) on one project. `vuid` is iAdvize's own id for them. */
export type Visitor = { readonly sid: string; readonly vuid: string; readonly displayName: string | null }

/** How a visitor was identified. `unopened`: by a token that the project accepts without opening it. */
export type VisitorKind = 'anonymous' | 'simple' | 'secured' | 'unopened'

/** Whether a token has vouched for the visitor. */
export const isVerified = (kind: VisitorKind): boolean => kind === 'secured' || kind === 'unopened'

export type VisitorSessions = {
  /** The same `userId` is always the same visitor. The first sign-in takes over the anonymous visitor of the device. */
  readonly secured: (sid: string, person: Person, currentVuid: string | null) => Visitor
  /**
   * Like `secured`, but for an id that nobody vouches for. This visitor is separate from the secured one with the same id, and
   * never becomes it: otherwise anyone who guesses an id could read what its owner wrote.
   */
  readonly simple: (sid: string, person: Person, currentVuid: string | null) => Visitor
  readonly anonymous: (sid: string, vuid: string | null) => Visitor
  /** A visitor whose token was not opened, so their user id is unknown. Each browser has its own. */
  readonly unopened: (sid: string, currentVuid: string | null) => Visitor
  /** Null for an id that this stage has not issued, or no longer knows. */
  readonly kindOf: (visitor: Pick<Visitor, 'sid' | 'vuid'>) => VisitorKind | null
  /** A session token for the visitor, valid from `nowMs` for this many minutes. */
  readonly issue: (visitor: Visitor, nowMs: number, minutes?: number) => VisitorSessionPayload
}

export type Person = { readonly userId: string; readonly visitorData: Readonly<Record<string, string>> }

export const createVisitorSessions = (sessionKey: KeyObject): VisitorSessions => {
  const kinds = new Map<string, VisitorKind>()
  const keyOf = (sid: string, id: string): string => JSON.stringify([sid, id])

  const isKind = (sid: string, vuid: string | null, kind: VisitorKind): vuid is string =>
    vuid !== null && kinds.get(keyOf(sid, vuid)) === kind
  /** The id of an anonymous visitor, who stops being anonymous. */
  const promote = (sid: string, vuid: string | null): string | null =>
    isKind(sid, vuid, 'anonymous') && kinds.delete(keyOf(sid, vuid)) ? vuid : null

  /** Each way to sign in has its own visitors: an id proven in one way says nothing about the other. */
  const signedIn = (kind: VisitorKind): VisitorSessions['secured'] => {
    const known = new Map<string, string>()
    return (sid, person, currentVuid) => {
      const key = keyOf(sid, person.userId)
      const promoted = promote(sid, currentVuid) ?? newVuid()
      const vuid = known.get(key) ?? promoted
      known.set(key, vuid)
      kinds.set(keyOf(sid, vuid), kind)
      return { sid, vuid, displayName: displayNameOf(person) }
    }
  }

  return {
    secured: signedIn('secured'),
    simple: signedIn('simple'),
    anonymous: (sid, known) => {
      const vuid = isKind(sid, known, 'anonymous') ? known : newVuid()
      kinds.set(keyOf(sid, vuid), 'anonymous')
      return { sid, vuid, displayName: null }
    },
    unopened: (sid, currentVuid) => {
      const known = isKind(sid, currentVuid, 'unopened') ? currentVuid : null
      const vuid = known ?? promote(sid, currentVuid) ?? newVuid()
      kinds.set(keyOf(sid, vuid), 'unopened')
      return { sid, vuid, displayName: 'Visitor (token not opened)' }
    },
    kindOf: ({ sid, vuid }) => kinds.get(keyOf(sid, vuid)) ?? null,
    issue: createIssuer(sessionKey),
  }
}

const createIssuer = (sessionKey: KeyObject): VisitorSessions['issue'] => {
  const header = base64url({ alg: SESSION_ALGORITHM, kid: sessionJwk(sessionKey).kid })
  return ({ sid, vuid, displayName }, nowMs, minutes = SESSION_MINUTES) => {
    const issuedAt = Math.floor(nowMs / 1000)
    const times = { iat: issuedAt, exp: issuedAt + minutes * 60 }
    const signed = `${header}.${base64url({ ...sessionClaims(sid, vuid), iss: 'https://rehearsal.invalid', ...times })}`
    // Synchronous, because a P-256 signature takes less time than a round trip to another thread.
    const signature = sign('sha256', Buffer.from(signed), { key: sessionKey, dsaEncoding: 'ieee-p1363' })
    const accessToken = `${signed}.${signature.toString('base64url')}`
    return { visitorSessionToken: { accessToken }, visitor: { vuid, displayName } }
  }
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The claim names that the vendor's mobile SDK reads. */
const sessionClaims = (sid: string, vuid: string): Readonly<Record<string, string | number>> => ({
  'https://iadvize.com/vuid': vuid,
  'https://iadvize.com/visitorProfileId': `profile-${vuid.slice(0, 12)}`,
  'https://iadvize.com/jid': `${vuid}@rehearsal.invalid`,
  'https://iadvize.com/websiteId': NUMBER.test(sid) ? Number(sid) : sid,
})

/** Only numbers that convert back to the same text. */
const NUMBER = /^[1-9]\d{0,14}$/

/** 45 lower-case hex characters, like the vendor's. */
const newVuid = (): string => randomBytes(23).toString('hex').slice(0, 45)

const displayNameOf = ({ userId, visitorData: { firstName, lastName } }: Person): string =>
  [firstName, lastName].filter((name) => name !== undefined && name !== '').join(' ') || userId
