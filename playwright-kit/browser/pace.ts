/**
 * What repeats, while a claim looks far ahead: it keeps its beat for a while, and is called more rarely then, as a browser
 * does in a background tab. Time that the test itself lets pass slows nothing.
 */

/** A call of a timer, as a link of a chain of calls each of which has set the next. */
export type Call = {
  /** The page's time. */
  readonly at: number
  /** Calls in this chain by now, this one included. */
  readonly beats: number
  /** How many calls of the chain have asked which address for something. */
  readonly asks: Map<string, number>
  /** What this call has asked. */
  readonly asked: Set<string>
  /** It has renewed a session, or begun one: whoever holds that back ends the session. */
  isSession: boolean
}

export type Pace = {
  /** So many calls in a row keep their beat. */
  readonly fullBeats: number
}

/** Why something is called more rarely than it would be. */
export type Slowness = 'repeats' | 'asks'

const MINUTE_MS = 60_000

/** So many calls that ask the same address keep their beat. */
const FULL_ASKS = 24

/** And so many come once a minute. */
const MINUTE_ASKS = 30

/** The longest that a request is held back, so that a day has a hundred of them. */
const RAREST_MS = 30 * MINUTE_MS

export const nextCall = (before: Call | null, at: number): Call => ({
  at,
  beats: (before?.beats ?? 0) + 1,
  asks: before?.asks ?? new Map<string, number>(),
  asked: new Set(),
  isSession: false,
})

/** The call has asked for something. */
export const noteAsk = (call: Call, address: string, isSession: boolean): void => {
  call.isSession ||= isSession
  if (call.asked.has(address)) return
  call.asked.add(address)
  call.asks.set(address, (call.asks.get(address) ?? 0) + 1)
}

/** How long what the call has set is held back at least, counted from the call. */
export const heldBackMs = (call: Call, { fullBeats }: Pace): number =>
  call.isSession ? 0 : Math.max(call.beats > fullBeats ? MINUTE_MS : 0, heldBackByAsksMs(call))

export const slownessOf = (call: Call): Slowness => (heldBackByAsksMs(call) > 0 ? 'asks' : 'repeats')

const heldBackByAsksMs = ({ asks, asked }: Call): number => {
  if (asked.size === 0) return 0
  const most = Math.max(0, ...[...asked].map((address) => asks.get(address) ?? 0))
  if (most <= FULL_ASKS) return 0
  const rare = most - FULL_ASKS - MINUTE_ASKS
  return rare <= 0 ? MINUTE_MS : Math.min(RAREST_MS, MINUTE_MS * 2 ** rare)
}
