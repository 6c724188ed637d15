/** Who used each page: a page load, and whether its visitor was signed in to the site. */

import { activationsIn, type Activation } from '../../journal/activations.ts'
import type { EntryOf, JournalEntry } from '../../journal/entries.ts'

export type Visit = {
  /** A customer of the site from its first activation on. */
  readonly isOfCustomer: boolean
  readonly activations: readonly Activation[]
}

type Loaded = EntryOf<'tag-loaded'>

/** By the page's id. */
export const visitsIn = (entries: readonly JournalEntry[]): ReadonlyMap<string, Visit> => {
  const activations = activationsIn(entries).filter(({ refresh }) => refresh === null)
  const loads = entries.filter((entry): entry is Loaded => entry.type === 'tag-loaded')
  const failedAsks = failedAsksBy(entries, loads)
  return new Map(
    loads.flatMap((loaded) => {
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
 * Where the shop was asked for a token and had none: only a customer's page asks. The entry names no page, and may come
 * before the page's own first one; so it belongs to the nearest load.
 */
const failedAsksBy = (entries: readonly JournalEntry[], loads: readonly Loaded[]): ReadonlySet<Loaded> => {
  const asked = entries.filter((entry) => entry.type === 'token-asked' && entry.token === null)
  return new Set(
    asked.flatMap(({ at }) => {
      const [nearest] = loads.toSorted((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at))
      return nearest ?? []
    }),
  )
}
