/**
 * Before a negative claim passes, its matcher runs time far ahead. A tag whose session ends on the way renews it, perhaps a dozen
 * times. The matcher caused these renewals, not the test, so no matcher counts them, now or later.
 */

import type { JournalEntry } from '../../journal/entries.ts'
import { activationsIn } from '../../journal/activations.ts'
import type { LookAhead, Rehearsed, Settling } from '../rehearsed.ts'

/** The entries written while time was run ahead: those after index `after`, up to and including `to`. */
export type RunAhead = { readonly after: number; readonly to: number }

const runsOf = new WeakMap<Rehearsed, readonly RunAhead[]>()

export const runAhead = async (
  rehearsed: Rehearsed,
  isEnough?: () => boolean,
  how: Settling = {},
): Promise<LookAhead> => {
  const after = lastIndex(rehearsed)
  const looked = await rehearsed.settle(isEnough, how)
  const run = { after, to: lastIndex(rehearsed) }
  const { whole = rehearsed } = rehearsed
  runsOf.set(whole, [...(runsOf.get(whole) ?? []), run])
  return looked
}

/** The journal without the renewals that running ahead caused. */
export const entriesOf = (rehearsed: Rehearsed): readonly JournalEntry[] =>
  withoutRenewals(rehearsed.entries(), runsOf.get(rehearsed.whole ?? rehearsed) ?? [])

export const withoutRenewals = (
  entries: readonly JournalEntry[],
  runs: readonly RunAhead[],
): readonly JournalEntry[] => {
  const runOf = ({ index }: JournalEntry): RunAhead | undefined =>
    runs.find(({ after, to }) => index > after && index <= to)
  const renewals = activationsIn(entries).filter(({ refresh }) => refresh !== null && runOf(refresh) !== undefined)
  if (renewals.length === 0) return entries
  const answers = new Set(renewals.flatMap(({ attempts }) => attempts.map(({ answered }) => answered)))
  return entries.filter((entry) => {
    if ('activation' in entry) {
      return !renewals.some(({ page, number }) => page === entry.page && number === entry.activation)
    }
    if (entry.type === 'attempt-answered') return !answers.has(entry)
    if (entry.type !== 'identity-stored' && entry.type !== 'refresh-scheduled') return true
    // Entries that follow a renewal on the page that renewed.
    const run = runOf(entry)
    return !renewals.some(
      ({ page, refresh }) =>
        run !== undefined &&
        page === entry.page &&
        refresh !== null &&
        runOf(refresh) === run &&
        refresh.index < entry.index,
    )
  })
}

const lastIndex = ({ whole, entries }: Rehearsed): number => (whole?.entries() ?? entries()).at(-1)?.index ?? 0
