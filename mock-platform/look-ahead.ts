/**
 * While a claim looks far ahead, a visitor whose session is renewed again and again in the same way need not live through each
 * renewal. Once two of them have been alike, the next session lasts so long that those are left out that would be alike. One an
 * hour before the end of the look, and the last one, are always among those that are lived through. So a provider
 * that gives no token any more after some hours is found out, and what comes of it as well; and what is there at the end is a
 * session like any other, which is due when it would have been due in any case.
 */

export type LookAhead = {
  /** How far somebody looks, by the clock of the platform; null when they have looked. */
  readonly to: (at: number | null) => void
  /** How long the session lasts that is issued now, in milliseconds. */
  readonly lifeMs: (session: IssuedSession) => number
  /** An attempt was not taken: nothing that follows is known to be alike. */
  readonly notTaken: () => void
}

export type IssuedSession = {
  /** The same for sessions that came about in the same way. */
  readonly key: string
  readonly nowMs: number
  readonly lifeMs: number
  /** How long before its end the tag renews a session, or after half its life if that is later. */
  readonly leadMs: number
}

/** Renewals that have to be alike. */
const ALIKE_FROM = 2

/** So long before the end one is lived through in any case, or an eighth of the look: what comes of it has its time. */
const REST_MS = 3_600_000

type Look = { readonly from: number; readonly to: number; readonly issued: Map<string, number> }

export const createLookAhead = (now: () => number): LookAhead => {
  let look: Look | null = null
  return {
    to: (at) => {
      look = at === null ? null : { from: now(), to: at, issued: new Map() }
    },
    lifeMs: (session) => {
      if (look === null) return session.lifeMs
      const issued = (look.issued.get(session.key) ?? 0) + 1
      look.issued.set(session.key, issued)
      return issued < ALIKE_FROM ? session.lifeMs : longerLifeMs(session, look)
    },
    notTaken: () => look?.issued.clear(),
  }
}

/** What the requests of renewals have taken by then, in parts of the time between two: one that would be due so soon after the end is due at it. */
const DELAY_SHARE = 1 / 50

/** A renewal falls due after a multiple of the time after which it would in any case, and none but the last beyond the end. */
const longerLifeMs = ({ nowMs, lifeMs, leadMs }: IssuedSession, { from, to }: Look): number => {
  const renewedAfterMs = lifeMs - Math.min(leadMs, lifeMs / 2)
  const restAt = to - Math.min(REST_MS, (to - from) / 8)
  const until = nowMs + renewedAfterMs <= restAt ? restAt : to
  const leftOut = Math.floor((until - nowMs) / renewedAfterMs + DELAY_SHARE)
  if (leftOut <= 1) return lifeMs
  const dueAfterMs = leftOut * renewedAfterMs
  // In whole seconds, as sessions last.
  return Math.ceil((dueAfterMs + Math.min(leadMs, dueAfterMs)) / 1_000) * 1_000
}
