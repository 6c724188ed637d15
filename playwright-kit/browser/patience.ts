/**
 * How long what is on its way is waited for, in real time. A request comes soon, or it is taken for a long poll, which must
 * not hold up the time that passes; on a busy machine the one looks like the other, so patience is not the same for all.
 */

export type Patience = {
  /** Time begins to be moved, by somebody who asks again and again. */
  readonly beginPassage: () => void
  /** Somebody asks whether what is on its way is still waited for. */
  readonly asked: () => void
  readonly begin: (address: string) => Wait
  /** Of the page itself, while it loads. */
  readonly beginLoad: () => Wait
}

export type Wait = {
  /** False when it takes too long. */
  readonly goesOn: () => boolean
  /** It has come. */
  readonly end: () => void
}

/** Real milliseconds after which a request is taken for one that is not answered soon, and no later one like it is waited for. */
const PATIENCE_MS = 2_000

/** Each answer that came soon earns its address as much patience again, up to so many: only a busy machine makes it late. */
const TRUST_UP_TO = 4

/** Requests one after the other, without a pause, after which their address is taken for one that is asked for ever. */
const ENDLESS_FROM = 100

/** Who is asked later than that was held up by something else, as what is on its way may have been. */
const HELD_UP_FROM_MS = 100

type Address = {
  /** Requests on their way. */
  open: number
  /** Requests without a pause between them: how many, and since when. */
  chain: { readonly since: number; readonly count: number }
  soonAnswers: number
  isLong: boolean
}

/** `now` is the machine's time. */
export const createPatience = (now: () => number): Patience => {
  const addresses = new Map<string, Address>()
  let askedAt = 0
  let heldUpMs = 0
  // What was waited for while a script of the page's went on, or the machine stood still, had no chance to come.
  const patienceNow = (): number => now() - heldUpMs
  return {
    beginPassage: () => {
      askedAt = now()
    },
    asked: () => {
      heldUpMs += Math.max(0, now() - askedAt - HELD_UP_FROM_MS)
      askedAt = now()
    },
    begin: (name) => {
      const address = addresses.get(name) ?? { open: 0, chain: NO_CHAIN, soonAnswers: 0, isLong: false }
      addresses.set(name, address)
      lengthenChain(address, now())
      address.open += 1
      const trust = 1 + Math.min(address.soonAnswers, TRUST_UP_TO)
      const until = address.isLong ? 0 : patienceNow() + trust * PATIENCE_MS
      return {
        goesOn: () => {
          if (patienceNow() < until) return true
          address.isLong = true
          return false
        },
        end: () => {
          address.open -= 1
          if (patienceNow() < until) address.soonAnswers += 1
        },
      }
    },
    beginLoad: () => {
      const until = patienceNow() + PATIENCE_MS
      return { goesOn: () => patienceNow() < until, end: () => {} }
    },
  }
}

const NO_CHAIN: Address['chain'] = { since: 0, count: 0 }

/** Whoever asks again as soon as they have an answer would be waited for as long as they are there. */
const lengthenChain = (address: Address, now: number): void => {
  const { since, count } = address.open > 0 ? address.chain : { since: now, count: 0 }
  address.chain = { since, count: count + 1 }
  if (count > ENDLESS_FROM && now - since > PATIENCE_MS) address.isLong = true
}
