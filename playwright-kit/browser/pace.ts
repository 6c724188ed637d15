/**
 * Slows down repeating timers while a claim looks far ahead: they keep their interval for a while, and are then called less
 * often, as in a background tab. Time that the test itself passes slows nothing.
 */

/** A call of a timer: one link in a chain in which each call sets the next. */
export type Call = {
  /** When it was called, in page time. */
  readonly at: number
  /** The number of calls in this chain so far, including this one. */
  readonly beats: number
  /** How many calls of the chain have requested each address. */
  readonly asks: Map<string, number>
  /** The addresses that this call has requested. */
  readonly asked: Set<string>
  /** True if the call has started or renewed a session: delaying the next call would let the session end. */
  isSession: boolean
}

export type Pace = {
  /** The number of calls in a row that keep their interval. */
  readonly fullBeats: number
}

/** Why a timer is called less often: its chain repeats, or keeps requesting the same address. */
export type Slowness = 'repeats' | 'asks'

const MINUTE_MS = 60_000

/** At most this many calls that request the same address keep their interval; each costs more than a thousand others. */
const MOST_FULL_ASKS = 24

/** A smaller `fullBeats` allows fewer such requests: one for this many calls. */
const BEATS_FOR_AN_ASK = 25

/** For each call that keeps its interval, this many follow at one per minute. */
const MINUTE_ASKS = 1.25

/** The longest delay of a request. A day then has about a hundred requests to the same address. */
const RAREST_MS = 30 * MINUTE_MS

export const nextCall = (before: Call | null, at: number): Call => ({
  at,
  beats: (before?.beats ?? 0) + 1,
  asks: before?.asks ?? new Map<string, number>(),
  asked: new Set(),
  isSession: false,
})

/** Records that the call has made a request. */
export const noteAsk = (call: Call, address: string, isSession: boolean): void => {
  call.isSession ||= isSession
  if (call.asked.has(address)) return
  call.asked.add(address)
  call.asks.set(address, (call.asks.get(address) ?? 0) + 1)
}

/** The least time by which the timers that this call has set are delayed, counted from the call. */
export const heldBackMs = (call: Call, { fullBeats }: Pace): number =>
  call.isSession ? 0 : Math.max(call.beats > fullBeats ? MINUTE_MS : 0, heldBackByAsksMs(call, { fullBeats }))

export const slownessOf = (call: Call, pace: Pace): Slowness => (heldBackByAsksMs(call, pace) > 0 ? 'asks' : 'repeats')

const heldBackByAsksMs = ({ asks, asked }: Call, { fullBeats }: Pace): number => {
  if (asked.size === 0) return 0
  const most = Math.max(0, ...[...asked].map((address) => asks.get(address) ?? 0))
  const fullAsks = Math.min(MOST_FULL_ASKS, Math.ceil(fullBeats / BEATS_FOR_AN_ASK))
  if (most <= fullAsks) return 0
  const rare = most - fullAsks - Math.ceil(fullAsks * MINUTE_ASKS)
  return rare <= 0 ? MINUTE_MS : Math.min(RAREST_MS, MINUTE_MS * 2 ** rare)
}
