/** The calls of `activate` and the refreshes of each page, and which entries belong to them. Pure. */

import type { JournalEntry } from '../../journal/entries.ts'

export type Run = {
  readonly page: number
  /** As the tag counts them: a refresh has a number like an activation. */
  readonly activation: number
  readonly isRefresh: boolean
}

export type Runs = {
  /** The run to which an entry of the page belongs; null outside of all. */
  readonly hear: (entry: JournalEntry, page: number) => Run | null
  /** The one whose provider is asked; null where that is none, or more than one. */
  readonly asking: () => Run | null
  /** The latest first. */
  readonly seen: () => readonly Run[]
  readonly forget: () => void
}

/** Older ones are still drawn, but not offered any more. */
const MOST_RUNS = 500

type Known = Run & { isOver: boolean; isAsking: boolean }

export const createRuns = (): Runs => {
  let runs: Known[] = []
  const begin = (entry: JournalEntry & { readonly activation: number }, page: number): Known => {
    const run = {
      page,
      activation: entry.activation,
      isRefresh: entry.type === 'refresh-started',
      isOver: false,
      isAsking: false,
    }
    // A call of `activate` takes the place of a refresh, which then never ends.
    for (const other of runs) if (other.page === page && other.isRefresh) other.isOver = true
    runs = [...runs, run].slice(-MOST_RUNS)
    return run
  }
  /** What has no number of its own belongs to what is under way on its page. */
  const runOf = (entry: JournalEntry, page: number): Known | undefined =>
    'activation' in entry
      ? (runs.find((run) => run.page === page && run.activation === entry.activation) ?? begin(entry, page))
      : runs.findLast((run) => run.page === page && !run.isOver)
  return {
    hear: (entry, page) => {
      const run = runOf(entry, page)
      if (run !== undefined) change(run, entry)
      return run ?? null
    },
    asking: () => {
      const [first, second] = runs.filter(({ isAsking, isOver }) => isAsking && !isOver)
      return second === undefined ? (first ?? null) : null
    },
    seen: () => runs.toReversed(),
    forget: () => {
      runs = []
    },
  }
}

const change = (run: Known, { type }: JournalEntry): void => {
  if (type === 'provider-called') run.isAsking = true
  if (type === 'provider-answered') run.isAsking = false
  if (type === 'activation-settled' || type === 'refresh-settled' || type === 'tag-ended') run.isOver = true
}
