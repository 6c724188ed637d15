/** The journal grouped by activation: what the tag did and what the platform answered. */

import type { EntryOf, JournalEntry } from './entries.ts'

export type Attempt = {
  /** Counts from 1 in an activation; also 1 if the activation was refused before any attempt. */
  readonly number: number
  readonly asked: EntryOf<'provider-called'> | null
  readonly given: EntryOf<'provider-answered'> | null
  readonly sent: EntryOf<'attempt-sent'> | null
  /** What the platform decided; null if the attempt never reached it. */
  readonly answered: EntryOf<'attempt-answered'> | null
  /** The retry that the tag scheduled after this attempt failed. */
  readonly retry: EntryOf<'retry-scheduled'> | null
}

export type Activation = {
  readonly page: string | undefined
  readonly number: number
  readonly attempts: readonly Attempt[]
  readonly settled: EntryOf<'activation-settled'> | null
  /** A refresh of the session calls the provider and sends attempts like an activation, and is numbered like one. */
  readonly refresh: EntryOf<'refresh-started'> | null
  readonly refreshed: EntryOf<'refresh-settled'> | null
}

/** In the order in which they began. */
export const activationsIn = (entries: readonly JournalEntry[]): readonly Activation[] => {
  const answers = answersIn(entries)
  const found = new Map<string, Activation>()
  for (const entry of entries) {
    if (!('activation' in entry)) continue
    const key = `${entry.page} ${entry.activation}`
    const known = found.get(key) ?? emptyActivation(entry.page, entry.activation)
    found.set(key, withEntry(known, entry, answers))
  }
  return [...found.values()]
}

export const isOver = ({ settled, refreshed }: Activation): boolean => settled !== null || refreshed !== null

/** The pages in the order of their first entries. */
export const pagesIn = (entries: readonly JournalEntry[]): readonly string[] => [
  ...new Set(entries.flatMap(({ page }) => page ?? [])),
]

/**
 * The platform's answers, by the index of their `attempt-sent`. The platform does not know pages, so an answer belongs to the
 * latest unanswered attempt with the same token. Anonymous attempts have no token: if two pages try at the same moment, their
 * answers may be swapped.
 */
export const answersIn = (entries: readonly JournalEntry[]): ReadonlyMap<number, EntryOf<'attempt-answered'>> => {
  const answers = new Map<number, EntryOf<'attempt-answered'>>()
  const open: EntryOf<'attempt-sent'>[] = []
  for (const entry of entries) {
    if (entry.type === 'attempt-sent') open.push(entry)
    if (entry.type !== 'attempt-answered' || entry.optionType === 'SIMPLE_AUTHENTICATION') continue
    const position = open.findLastIndex(({ token }) => token === entry.token)
    const [sent] = position === -1 ? [] : open.splice(position, 1)
    if (sent !== undefined) answers.set(sent.index, entry)
  }
  return answers
}

type ActivationEntry = Extract<JournalEntry, { readonly activation: number }>

const emptyActivation = (page: string | undefined, number: number): Activation => ({
  page,
  number,
  attempts: [],
  settled: null,
  refresh: null,
  refreshed: null,
})

const withEntry = (known: Activation, entry: ActivationEntry, answers: ReturnType<typeof answersIn>): Activation => {
  const attempt = (number: number, part: Partial<Attempt>): Activation => ({
    ...known,
    attempts: withAttempt(known.attempts, number, part),
  })
  const last = known.attempts.at(-1)?.number ?? 1
  switch (entry.type) {
    case 'activation-requested':
      return attempt(1, {})
    case 'provider-called':
      return attempt(entry.attempt, { asked: entry })
    case 'provider-answered':
      return attempt(entry.attempt, { given: entry })
    case 'attempt-sent':
      return attempt(entry.attempt, { sent: entry, answered: answers.get(entry.index) ?? null })
    case 'retry-scheduled':
      return attempt(last, { retry: entry })
    case 'activation-settled':
      return { ...known, settled: entry }
    case 'refresh-started':
      return { ...known, refresh: entry }
    case 'refresh-settled':
      return { ...known, refreshed: entry }
    default:
      return entry satisfies never
  }
}

const withAttempt = (attempts: readonly Attempt[], number: number, part: Partial<Attempt>): readonly Attempt[] => {
  const empty: Attempt = { number, asked: null, given: null, sent: null, answered: null, retry: null }
  const known = attempts.find((attempt) => attempt.number === number)
  return known === undefined
    ? [...attempts, { ...empty, ...part }]
    : attempts.map((attempt) => (attempt === known ? { ...known, ...part } : attempt))
}
