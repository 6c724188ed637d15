/**
 * How long to wait for pending requests, in real time. A request is answered, or it is treated as a long poll, which must not
 * hold up the passing of time. On a slow server or a busy machine the two look alike, so the limit is generous, and higher while
 * the tag waits for a token. A request that was found to be a long poll is not waited for again.
 */

export type Patience = {
  /** A passage of time begins: repeated calls of `asked` will follow. */
  readonly beginPassage: () => void
  /** Takes in what is known outside this page. */
  readonly heed: (known: Known) => void
  /** Notes that the page has just been checked. A long gap between two checks does not count as waiting time. */
  readonly asked: () => void
  readonly begin: (address: string) => Wait
  /** Begins the wait for the page itself, while it loads. */
  readonly beginLoad: () => Wait
  /** What has been found out since the last call. */
  readonly learnt: () => Learnt
}

export type Known = {
  /**
   * How long the tag of some page will still wait for the site's provider, in real milliseconds. Page time is the same until it
   * is moved. Null if no tag waits.
   */
  readonly providerLeftMs: number | null
  /** Addresses that other documents have found to be long polls. */
  readonly longPolls: readonly string[]
}

export type Learnt = {
  readonly longPolls: readonly string[]
  /** Addresses that had not answered when the wait for them ended, while the tag waited for a token. */
  readonly unanswered: readonly Unanswered[]
}

export type Unanswered = { readonly address: string; readonly waitedMs: number }

export type Wait = {
  /** False once the wait has taken too long. */
  readonly goesOn: () => boolean
  /** The response has arrived. */
  readonly end: () => void
}

/** Real milliseconds after which a request counts as a long poll, and later requests to the same address are not waited for. */
const PATIENCE_MS = 15_000

/** The same limit while the tag waits for a token and its own limit has not been reached. */
const PROVIDER_PATIENCE_MS = 30_000

/** The limit for a page that is still loading, once another page has not finished loading in time. */
const LOAD_AGAIN_MS = 2_000

/** A chain of requests without a pause counts as endless when it has lasted longer and has more requests than this. */
const ENDLESS_MS = 2_000
const ENDLESS_FROM = 100

/**
 * An answer that takes longer than this is slow. All slow answers of an address together are waited for at most `SLOW_IN_ALL_MS`.
 */
const SLOW_FROM_MS = 2_000
const SLOW_IN_ALL_MS = 30_000

/** A check that is later than this means that the machine was held up, as the pending requests may have been. */
const HELD_UP_FROM_MS = 100

/** The key under which the load of a page is counted. */
const LOAD = 'load'

type Address = {
  /** Pending requests. */
  open: number
  /** Requests without a pause between them: how many, and since when. */
  chain: { readonly since: number; readonly count: number }
  /** Milliseconds spent waiting for slow answers of this address. */
  slowMs: number
  isLong: boolean
}

type Book = {
  readonly addresses: Map<string, Address>
  readonly learnt: { readonly longPolls: Set<string>; readonly unanswered: Map<string, number> }
  /** In real time; null if no provider is pending. */
  providerEndsAt: number | null
  /** Real time, without the periods in which nothing could arrive. */
  readonly now: () => number
  readonly machineNow: () => number
}

/** `now` is the real time. */
export const createPatience = (now: () => number): Patience => {
  let askedAt = 0
  let heldUpMs = 0
  const book: Book = {
    addresses: new Map(),
    learnt: { longPolls: new Set(), unanswered: new Map() },
    providerEndsAt: null,
    // While a script of the page was running, or the machine stood still, pending requests had no chance to be answered.
    now: () => now() - heldUpMs,
    machineNow: now,
  }
  return {
    beginPassage: () => {
      askedAt = now()
    },
    heed: ({ providerLeftMs, longPolls }) => {
      book.providerEndsAt = providerLeftMs === null ? null : now() + providerLeftMs
      for (const name of longPolls) addressOf(book, name).isLong = true
    },
    asked: () => {
      heldUpMs += Math.max(0, now() - askedAt - HELD_UP_FROM_MS)
      askedAt = now()
    },
    begin: (name) => beginWait(book, name),
    beginLoad: () => beginLoad(book),
    learnt: () => takeLearnt(book),
  }
}

const addressOf = ({ addresses }: Book, name: string): Address => {
  const address = addresses.get(name) ?? { open: 0, chain: NO_CHAIN, slowMs: 0, isLong: false }
  addresses.set(name, address)
  return address
}

const beginWait = (book: Book, name: string): Wait => {
  const address = addressOf(book, name)
  const begunAt = book.now()
  lengthenChain(address, begunAt)
  address.open += 1
  const isWaitedFor = !address.isLong
  let isGivenUp = false
  return {
    goesOn: () => {
      if (!isWaitedFor || isGivenUp) return false
      const waitedMs = book.now() - begunAt
      if (waitedMs < patienceMs(book, address)) return true
      isGivenUp = true
      // The address may still bring a token another time, so it does not become a long poll.
      if (book.providerEndsAt !== null) book.learnt.unanswered.set(name, waitedMs)
      else noteLong(book, name)
      return false
    },
    end: () => {
      address.open -= 1
      const tookMs = book.now() - begunAt
      if (tookMs < SLOW_FROM_MS || book.providerEndsAt !== null) return
      address.slowMs += tookMs
      if (address.slowMs > SLOW_IN_ALL_MS) address.isLong = true
    },
  }
}

/** The tag's own limit also passes while a request is waited for: an answer after that limit comes too late. */
const patienceMs = ({ providerEndsAt, machineNow }: Book, { isLong }: Address): number => {
  if (providerEndsAt !== null) return machineNow() < providerEndsAt ? PROVIDER_PATIENCE_MS : 0
  return isLong ? 0 : PATIENCE_MS
}

const noteLong = (book: Book, name: string): void => {
  addressOf(book, name).isLong = true
  book.learnt.longPolls.add(name)
}

const beginLoad = (book: Book): Wait => {
  const begunAt = book.now()
  let isGivenUp = false
  return {
    goesOn: () => {
      if (isGivenUp) return false
      const isLong = addressOf(book, LOAD).isLong
      if (book.now() - begunAt < (isLong ? LOAD_AGAIN_MS : PATIENCE_MS)) return true
      isGivenUp = true
      noteLong(book, LOAD)
      return false
    },
    end: () => {},
  }
}

const takeLearnt = ({ learnt: { longPolls, unanswered } }: Book): Learnt => {
  const learnt = {
    longPolls: [...longPolls],
    unanswered: [...unanswered].map(([address, waitedMs]) => ({ address, waitedMs })),
  }
  longPolls.clear()
  unanswered.clear()
  return learnt
}

const NO_CHAIN: Address['chain'] = { since: 0, count: 0 }

/** Limits the chain: a page that repeats a request as soon as it is answered would otherwise be waited for endlessly. */
const lengthenChain = (address: Address, now: number): void => {
  const { since, count } = address.open > 0 ? address.chain : { since: now, count: 0 }
  address.chain = { since, count: count + 1 }
  if (count > ENDLESS_FROM && now - since > ENDLESS_MS) address.isLong = true
}
