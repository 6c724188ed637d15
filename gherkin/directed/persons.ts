/** Who is signed in: known by the user ids of the tokens. */

import type { Activation } from '../../journal/activations.ts'
import type { JournalEntry } from '../../journal/entries.ts'
import type { Who } from '../recorded/sentence.ts'
import { createMixUps } from './asked-tokens.ts'
import type { DirectedRehearsal } from './rehearsal.ts'
import { visitsIn } from './visits.ts'

/** A third person is nobody that a step could name. */
export type Person = Who | 'third'

/** Whose activations these are, which begin after the entry; `before` is who was signed in until then. */
export type PersonOf = (index: number, activations: readonly Activation[], before: Person | null) => Person

/** A token that was not opened names nobody, so it is whoever was there before, or whom the next one names. */
export const createPersons = ({ entries, site }: DirectedRehearsal): PersonOf => {
  const isMixedUp = createMixUps(entries)
  const all = [...visitsIn(entries).values()].flatMap(({ activations }) => activations)
  const named = (activations: readonly Activation[]): string | null => {
    const own = activations.filter((activation) => !isMixedUp(activation)).flatMap(({ attempts }) => attempts)
    return own.flatMap(({ answered }) => answered?.userId ?? [])[0] ?? null
  }
  const namedNext = (index: number): string | null => {
    const end = indexOfLogout(entries, index)
    return named(all.filter(({ settled }) => settled !== null && settled.index > index && settled.index < end))
  }
  return (index, activations, before) => {
    const userId = named(activations) ?? (before === null ? namedNext(index) : null)
    if (userId === null) return before ?? 'customer'
    const position = site.visitors.findIndex((visitor) => visitor['userId'] === userId)
    return (['customer', 'other-customer'] as const)[position] ?? 'third'
  }
}

const indexOfLogout = (entries: readonly JournalEntry[], after: number): number =>
  entries.find(({ type, index }) => type === 'logout-called' && index > after)?.index ?? Infinity
