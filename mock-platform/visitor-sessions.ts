/** Who is who on a stage, and the session tokens that say so. */

import { randomBytes, sign, type KeyObject } from 'node:crypto'
import type { VisitorSessionPayload } from '../protocol/graphql.ts'
import { SESSION_ALGORITHM, sessionJwk } from './session-key.ts'

/** One person (or one anonymous browser) on one project. `vuid` is iAdvize's own id of them. */
export type Visitor = { readonly sid: string; readonly vuid: string; readonly displayName: string | null }

export type VisitorSessions = {
  /** The same `userId` is always the same visitor; a first sign-in takes over the anonymous visitor of the device. */
  readonly secured: (sid: string, person: Person, currentVuid: string | null) => Visitor
  /**
   * As `secured`, but with an id that nobody vouches for. It is another visitor than the secured one of the same id, and
   * never becomes it: otherwise whoever guesses an id would read what its owner wrote.
   */
  readonly simple: (sid: string, person: Person, currentVuid: string | null) => Visitor
  readonly anonymous: (sid: string, vuid: string | null) => Visitor
  /** Someone whose token was not opened, so that nobody knows who: each browser has its own. */
  readonly unopened: (sid: string, currentVuid: string | null) => Visitor
  /** A session token for the visitor, valid from `nowMs` for so many minutes. */
  readonly issue: (visitor: Visitor, nowMs: number, minutes?: number) => VisitorSessionPayload
}

export type Person = { readonly userId: string; readonly visitorData: Readonly<Record<string, string>> }

/** The vendor's default: identity is verified again after 60 minutes. */
const SESSION_MINUTES = 60

export const createVisitorSessions = (sessionKey: KeyObject): VisitorSessions => {
  const anonymous = new Set<string>()
  const unopened = new Set<string>()
  const keyOf = (sid: string, id: string): string => JSON.stringify([sid, id])
  const header = base64url({ alg: SESSION_ALGORITHM, kid: sessionJwk(sessionKey).kid })

  /** Each way to sign in knows its own visitors: an id proven by one says nothing about the other. */
  const signedIn = (): VisitorSessions['secured'] => {
    const known = new Map<string, string>()
    return (sid, person, currentVuid) => {
      const key = keyOf(sid, person.userId)
      const promoted = currentVuid !== null && anonymous.delete(keyOf(sid, currentVuid)) ? currentVuid : newVuid()
      const vuid = known.get(key) ?? promoted
      known.set(key, vuid)
      return { sid, vuid, displayName: displayNameOf(person) }
    }
  }

  return {
    secured: signedIn(),
    simple: signedIn(),
    anonymous: (sid, known) => {
      const vuid = known !== null && anonymous.has(keyOf(sid, known)) ? known : newVuid()
      anonymous.add(keyOf(sid, vuid))
      return { sid, vuid, displayName: null }
    },
    unopened: (sid, currentVuid) => {
      const isKnown = currentVuid !== null && unopened.has(keyOf(sid, currentVuid))
      const isPromoted = currentVuid !== null && anonymous.delete(keyOf(sid, currentVuid))
      const vuid = isKnown || isPromoted ? currentVuid : newVuid()
      unopened.add(keyOf(sid, vuid))
      return { sid, vuid, displayName: 'Visitor (token not opened)' }
    },
    issue: ({ sid, vuid, displayName }, nowMs, minutes = SESSION_MINUTES) => {
      const issuedAt = Math.floor(nowMs / 1000)
      const times = { iat: issuedAt, exp: issuedAt + minutes * 60 }
      const signed = `${header}.${base64url({ ...sessionClaims(sid, vuid), iss: 'https://rehearsal.invalid', ...times })}`
      // At once: a P-256 signature takes less than the way to another thread and back.
      const signature = sign('sha256', Buffer.from(signed), { key: sessionKey, dsaEncoding: 'ieee-p1363' })
      const accessToken = `${signed}.${signature.toString('base64url')}`
      return { visitorSessionToken: { accessToken }, visitor: { vuid, displayName } }
    },
  }
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Names as the vendor's mobile SDK reads them. */
const sessionClaims = (sid: string, vuid: string): Readonly<Record<string, string | number>> => ({
  'https://iadvize.com/vuid': vuid,
  'https://iadvize.com/visitorProfileId': `profile-${vuid.slice(0, 12)}`,
  'https://iadvize.com/jid': `${vuid}@rehearsal.invalid`,
  'https://iadvize.com/websiteId': /^\d+$/.test(sid) ? Number(sid) : sid,
})

/** 45 lower-case hex characters, like the vendor's. */
const newVuid = (): string => randomBytes(23).toString('hex').slice(0, 45)

const displayNameOf = ({ userId, visitorData: { firstName, lastName } }: Person): string =>
  [firstName, lastName].filter((name) => name !== undefined && name !== '').join(' ') || userId
