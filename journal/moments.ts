/** The journal as moments: an attempt with all its entries is one moment, as is every other entry. */

import { activationsIn, answersIn, type Activation, type Attempt } from './activations.ts'
import type { JournalEntry } from './entries.ts'
import { attemptWords, endWords, entryWords } from './words.ts'

export type Moment = {
  /** The first entry of the moment. */
  readonly entry: JournalEntry
  readonly text: string
  /** All entries of the moment, including the first. */
  readonly parts: readonly JournalEntry[]
}

export const momentsIn = (entries: readonly JournalEntry[]): readonly Moment[] => {
  const activations = activationsIn(entries)
  const answers = new Set<JournalEntry>(answersIn(entries).values())
  return entries.filter((entry) => !answers.has(entry)).flatMap((entry) => momentAt(entry, activations))
}

/** Empty if the entry is part of another moment. */
const momentAt = (entry: JournalEntry, activations: readonly Activation[]): readonly Moment[] => {
  const alone = { entry, parts: [entry] }
  if (!('activation' in entry)) return [{ ...alone, text: entryWords(entry) }]
  const activation = activations.find(({ page, number }) => page === entry.page && number === entry.activation)
  if (activation === undefined) return []
  if (entry === activation.settled || entry === activation.refreshed) {
    return [endWords(activation)].flatMap((text) => (text === null ? [] : { ...alone, text }))
  }
  const begun = activation.attempts.find(({ asked, given, sent }) => entry === (asked ?? given ?? sent))
  if (begun !== undefined) {
    return [{ entry, text: attemptWords(activation, begun), parts: partsOf(activation, begun) }]
  }
  const isBareRefresh = entry.type === 'refresh-started' && activation.attempts.length === 0
  return entry.type === 'activation-requested' || isBareRefresh ? [{ ...alone, text: entryWords(entry) }] : []
}

const partsOf = ({ attempts, refresh }: Activation, attempt: Attempt): readonly JournalEntry[] => {
  const { asked, given, sent, answered, retry } = attempt
  const begin = attempt === attempts[0] ? refresh : null
  return [begin, asked, given, sent, answered, retry].filter((part) => part !== null)
}
