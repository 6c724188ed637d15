/** What was done in a rehearsal, in the order in which it was done: from the journal and the directions. Pure. */

import type { Direction } from '../../journal/directions.ts'
import type { JournalEntry } from '../../journal/entries.ts'
import { directedLines } from './directed-lines.ts'
import { createMoves, type Move, type PlayedAct } from './moves.ts'
import type { Act, DirectedRehearsal } from './rehearsal.ts'
import { failedAsksIn } from './visits.ts'

export const actsOf = (rehearsal: DirectedRehearsal): readonly Act[] => {
  const moveOf = createMoves(rehearsal)
  const acts: WritableAct[] = []
  let who: Move['who'] = null
  for (const happening of happeningsIn(rehearsal)) {
    if (isDirection(happening)) {
      const lines = directedLines(happening, rehearsal)
      if (lines.length > 0) acts.push({ lines, entries: [] })
      continue
    }
    const move = moveOf(happening, { who, last: acts.at(-1) })
    play(acts, move, happening)
    who = move.who
  }
  return acts
}

type WritableAct = PlayedAct & { readonly entries: JournalEntry[] }

type Happening = JournalEntry | Direction

const isDirection = (happening: Happening): happening is Direction => 'after' in happening

/** What was directed stands before the entries that came after it, and a failed ask for a token after the page that asked. */
const happeningsIn = ({ entries, directions }: DirectedRehearsal): readonly Happening[] => {
  const failedAsks = failedAsksIn(entries)
  const positionOf = (one: Happening): number => {
    if (isDirection(one)) return one.after + 0.5
    return Math.max(one.index, (failedAsks.get(one)?.index ?? 0) + 0.25)
  }
  return [...entries, ...directions].toSorted((one, other) => positionOf(one) - positionOf(other))
}

const play = (acts: WritableAct[], { line, opened, isInPlaceOfLast }: Move, entry: JournalEntry): void => {
  const last = acts.at(-1)
  if (line === undefined && last !== undefined) {
    last.entries.push(entry)
    return
  }
  if (isInPlaceOfLast) acts.pop()
  const lines = line === undefined ? [] : [line]
  acts.push({ lines, entries: [entry], ...(opened === undefined ? {} : { opened }) })
}
