/**
 * Who looks at the control room: a person whose browser was let in once. A link that is printed at start carries a code
 * for one use; the browser that opens it gets a session cookie, which no script can read. Machines send the control token.
 */

import { createHmac, randomBytes } from 'node:crypto'
import { isSameSecret } from './same-secret.ts'

export type ControlSessions = {
  /** For one use, within ten minutes. */
  readonly newCode: () => string
  /** The cookie of a new session, as `Set-Cookie` wants it; null where the code was used, is too old, or was never given. */
  readonly redeem: (code: string, host: string) => string | null
  /** As `redeem`, for somebody who knows the control token. */
  readonly signIn: (controlToken: string, host: string) => string | null
  /** Whether the cookies of a request hold a session. */
  readonly holds: (cookies: string | undefined, host: string) => boolean
  /** The session of these cookies is over, whoever has a copy of them. Answers the cookie that takes theirs away. */
  readonly signOut: (cookies: string | undefined, host: string) => string
  /** Calls the listener when the session of these cookies ends, until what it returns is called. */
  readonly watch: (cookies: string | undefined, host: string, listener: () => void) => () => void
}

const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict'

const CODE_LIFE_MS = 600_000

/** Codes that were never used: a script that starts and asks again and again must not fill the memory. */
const MAX_CODES = 100

export const createControlSessions = (controlToken: string, now: () => number = Date.now): ControlSessions => {
  const codes = createCodes(now)
  // A session is known by its seal and is kept nowhere: with a control token of one's own it outlives a restart.
  const seal = (id: string): string => createHmac('sha256', controlToken).update(`session ${id}`).digest('base64url')
  const newCookie = (host: string): string => {
    const id = randomBytes(18).toString('base64url')
    return `${cookieName(host)}=${id}.${seal(id)}; ${ATTRIBUTES}`
  }
  const ends = createEnds()
  const idsIn = (cookies: string | undefined, host: string): readonly string[] =>
    valuesIn(cookies, host).flatMap((value) => {
      const [id = '', given = ''] = value.split('.')
      return isSameSecret(given, seal(id)) && !ends.has(id) ? [id] : []
    })
  return {
    newCode: codes.give,
    redeem: (code, host) => (codes.take(code) ? newCookie(host) : null),
    signIn: (given, host) => (isSameSecret(given, controlToken) ? newCookie(host) : null),
    holds: (cookies, host) => idsIn(cookies, host).length > 0,
    signOut: (cookies, host) => {
      for (const id of idsIn(cookies, host)) ends.add(id)
      return `${cookieName(host)}=; ${ATTRIBUTES}; Max-Age=0`
    },
    watch: (cookies, host, listener) => {
      const unwatch = idsIn(cookies, host).map((id) => ends.watch(id, listener))
      return () => unwatch.forEach((end) => end())
    },
  }
}

const createCodes = (now: () => number) => {
  const codes = new Map<string, number>()
  return {
    give: (): string => {
      const code = randomBytes(18).toString('base64url')
      codes.set(code, now() + CODE_LIFE_MS)
      const [oldest] = codes.keys()
      if (codes.size > MAX_CODES && oldest !== undefined) codes.delete(oldest)
      return code
    },
    /** Whether it still let somebody in. */
    take: (code: string): boolean => {
      const endsAt = codes.get(code)
      codes.delete(code)
      return endsAt !== undefined && endsAt > now()
    },
  }
}

/** The sessions that were signed out. */
const createEnds = () => {
  // Grows by sign-outs alone, and nobody signs out who has not signed in with a code or the control token.
  const ended = new Set<string>()
  const listeners = new Map<string, Set<() => void>>()
  return {
    has: (id: string): boolean => ended.has(id),
    add: (id: string): void => {
      ended.add(id)
      for (const listener of listeners.get(id) ?? []) listener()
      listeners.delete(id)
    },
    watch: (id: string, listener: () => void): (() => void) => {
      const own = listeners.get(id) ?? new Set()
      listeners.set(id, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0) listeners.delete(id)
      }
    },
  }
}

/** A browser can have more than one cookie of a name. */
const valuesIn = (cookies = '', host: string): readonly string[] => {
  const prefix = `${cookieName(host)}=`
  return cookies.split(/;\s*/).flatMap((cookie) => (cookie.startsWith(prefix) ? [cookie.slice(prefix.length)] : []))
}

/** Cookies know no ports: two servers on one machine must not take each other's place. */
export const cookieName = (host: string): string => `rehearsal-${/:(\d+)$/.exec(host)?.[1] ?? '80'}`
