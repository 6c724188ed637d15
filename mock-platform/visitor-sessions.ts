/** Who is who on a stage, and the session tokens that say so. */

import { randomBytes, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import type { VisitorSessionPayload } from '../protocol/graphql.ts'

/** One person (or one anonymous browser) on one project. `vuid` is iAdvize's own id of them. */
export type Visitor = { readonly sid: string; readonly vuid: string; readonly displayName: string | null }

export type VisitorSessions = {
  /** The same `userId` is always the same visitor; a first sign-in takes over the anonymous visitor of the browser. */
  readonly secured: (sid: string, person: Person, currentVuid: string | null) => Visitor
  readonly anonymous: (sid: string, vuid: string | null) => Visitor
  /** A session token for the visitor, valid from `nowMs` for an hour. */
  readonly issue: (visitor: Visitor, nowMs: number) => Promise<VisitorSessionPayload>
}

export type Person = { readonly userId: string; readonly visitorData: Readonly<Record<string, string>> }

/** The vendor's default: identity is verified again after 60 minutes. */
const SESSION_SECONDS = 3600

const SESSION_ALGORITHM = 'ES256'

export const createVisitorSessions = (sessionKey: KeyObject): VisitorSessions => {
  const secured = new Map<string, string>()
  const anonymous = new Set<string>()
  const keyOf = (sid: string, id: string): string => JSON.stringify([sid, id])

  return {
    secured: (sid, person, currentVuid) => {
      const key = keyOf(sid, person.userId)
      const promoted = currentVuid !== null && anonymous.delete(keyOf(sid, currentVuid)) ? currentVuid : newVuid()
      const vuid = secured.get(key) ?? promoted
      secured.set(key, vuid)
      return { sid, vuid, displayName: displayNameOf(person) }
    },
    anonymous: (sid, known) => {
      const vuid = known !== null && anonymous.has(keyOf(sid, known)) ? known : newVuid()
      anonymous.add(keyOf(sid, vuid))
      return { sid, vuid, displayName: null }
    },
    issue: async ({ sid, vuid, displayName }, nowMs) => {
      const issuedAt = Math.floor(nowMs / 1000)
      const accessToken = await new SignJWT(sessionClaims(sid, vuid))
        .setProtectedHeader({ alg: SESSION_ALGORITHM })
        .setIssuer('https://rehearsal.invalid')
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + SESSION_SECONDS)
        .sign(sessionKey)
      return { visitorSessionToken: { accessToken }, visitor: { vuid, displayName } }
    },
  }
}

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
