/** Who used each page: a page load, and whether its visitor was signed in to the site. */

import { activationsIn, type Activation } from '../../journal/activations.ts'
import type { EntryOf, JournalEntry } from '../../journal/entries.ts'

export type Visit = {
  /** A customer of the site from its first activation on. */
  readonly isOfCustomer: boolean
  readonly activations: readonly Activation[]
}

type Loaded = EntryOf<'tag-loaded'>
type Asked = EntryOf<'token-asked'>

/** By the page's id. */
export const visitsIn = (entries: readonly JournalEntry[]): ReadonlyMap<string, Visit> => {
  const activations = activationsIn(entries).filter(({ refresh }) => refresh === null)
  const failedAsks = new Set(failedAsksIn(entries).values())
  return new Map(
    loadsIn(entries).flatMap((loaded) => {
      const { page } = loaded
      if (page === undefined) return []
      const own = activations.filter((activation) => activation.page === page)
      const [first] = own
      const isOfCustomer = failedAsks.has(loaded) || (first !== undefined && isSecured(first))
      return [[page, { isOfCustomer, activations: own }] as const]
    }),
  )
}

/** The site had a visitor to name, whatever came of it. */
export const isSecured = ({ settled, attempts }: Activation): boolean => {
  const types = [settled?.optionType, ...attempts.flatMap(({ given, sent }) => [given?.optionType, sent?.optionType])]
  return !types.includes('ANONYMOUS')
}

/**
 * Where the shop was asked for a token and had none: only a customer's page asks. The entry says the path of the page
 * that asked, but not which load of it, and may come before that page's own first entry; so of the loads of that path
 * it belongs to the nearest in time.
 */
export const failedAsksIn = (entries: readonly JournalEntry[]): ReadonlyMap<JournalEntry, Loaded> => {
  const loads = loadsIn(entries)
  const asked = entries.filter((entry): entry is Asked => entry.type === 'token-asked' && entry.token === null)
  return new Map(
    asked.flatMap((ask) => {
      const loaded = loadThatAsked(ask, loads)
      return loaded === undefined ? [] : [[ask, loaded] as const]
    }),
  )
}

const loadsIn = (entries: readonly JournalEntry[]): readonly Loaded[] =>
  entries.filter((entry): entry is Loaded => entry.type === 'tag-loaded')

const loadThatAsked = ({ at, from }: Asked, loads: readonly Loaded[]): Loaded | undefined => {
  const ofPath = loads.filter(({ url }) => from !== undefined && URL.canParse(url) && new URL(url).pathname === from)
  // A page application may have another path by the time it asks, and a page need not send a `Referer`.
  const candidates = ofPath.length > 0 ? ofPath : loads
  return candidates.toSorted((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at))[0]
}
