/**
 * While a claim looks far ahead, a session that is renewed in the same way again and again need not be renewed every time. Once
 * two renewals have been alike, the next session is made longer, so that it replaces the renewals that would be alike. One
 * renewal an hour before the end of the look-ahead, and the last one, always take place. So a provider that stops returning
 * tokens after some hours is discovered, together with the consequences, and the last session is a normal one that ends at its
 * usual time.
 */

export type LookAhead = {
  /** Sets until when a claim looks ahead, in platform time; null when it has finished. */
  readonly to: (at: number | null) => void
  /** The life of the session that is issued now, in milliseconds. */
  readonly lifeMs: (session: IssuedSession) => number
  /** An attempt was not accepted, so later renewals are not known to be alike. */
  readonly notTaken: () => void
}

export type IssuedSession = {
  /** The same for sessions that were created in the same way. */
  readonly key: string
  readonly nowMs: number
  readonly lifeMs: number
  /** How long before its end the tag renews a session, or after half its life if that is later. */
  readonly leadMs: number
}

/** The number of renewals that must be alike. */
const ALIKE_FROM = 2

/**
 * A renewal this long before the end, or an eighth of the look-ahead, always takes place, so that there is time for its
 * consequences.
 */
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

/**
 * An allowance for the time that the renewals themselves have taken, as a share of the time between two: a renewal that would be
 * due this shortly after the end is due at the end.
 */
const DELAY_SHARE = 1 / 50

/** The next renewal is due at a multiple of the usual time. Only the last one may be due beyond the end. */
const longerLifeMs = ({ nowMs, lifeMs, leadMs }: IssuedSession, { from, to }: Look): number => {
  const renewedAfterMs = lifeMs - Math.min(leadMs, lifeMs / 2)
  const restAt = to - Math.min(REST_MS, (to - from) / 8)
  const until = nowMs + renewedAfterMs <= restAt ? restAt : to
  const leftOut = Math.floor((until - nowMs) / renewedAfterMs + DELAY_SHARE)
  if (leftOut <= 1) return lifeMs
  const dueAfterMs = leftOut * renewedAfterMs
  // In whole seconds, because sessions last whole seconds.
  return Math.ceil((dueAfterMs + Math.min(leadMs, dueAfterMs)) / 1_000) * 1_000
}
