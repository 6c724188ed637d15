/** `expect(iadvize).toHaveJournal(['tag-loaded', { type: 'provider-called', attempt: 1 }, 'logout-called'])` */

import { inspect } from 'node:util'
import type { JournalEntry } from '../journal/entries.ts'
import { problemOfEntry } from '../journal/problem-of-entry.ts'
import { fieldsText } from '../journal/words.ts'
import { align, type Step } from './align.ts'
import { isLike, missesOf, patternText, typeOf, type EntryPattern } from '../journal/pattern.ts'
import type { Judgement, Waiting } from './judgement.ts'
import type { JournalClaim } from './claim.ts'
import { checkOptions, yesOrNo } from './options.ts'

export type JournalOptions = Waiting & {
  /** The journal has no other entries, whether before, between or after these. */
  readonly exactly?: boolean
}

export type ExpectedJournal = JournalOptions & { readonly patterns: readonly EntryPattern[] }

/** The journal has these entries in this order. Others may come before, between and after them, unless `exactly`. */
export const judgeJournal = (
  entries: readonly JournalEntry[],
  { patterns, exactly = false }: ExpectedJournal,
): Judgement => {
  const steps = align(patterns, entries, isLike)
  const found = steps.filter(({ kind }) => kind === 'both').length
  const what = patterns.length === 0 ? 'an empty journal' : patterns.map(patternText).join(', ')
  const order = exactly ? 'exactly, and nothing else' : 'in this order, with anything in between'
  return {
    pass: found === patterns.length && (!exactly || found === entries.length),
    expected: `${what}; ${order}`,
    expectedNot: `anything but ${what}; ${order}`,
    actual: [`${found} of ${patterns.length}${exactly ? `, among ${entries.length} entries` : ''}`]
      .concat(linesOf(steps, exactly))
      .join('\n'),
    nearestMiss: nearestTo(entries, steps),
  }
}

export const toHaveJournal: JournalClaim<
  [patterns: readonly EntryPattern[], options?: JournalOptions],
  ExpectedJournal
> = {
  name: 'toHaveJournal',
  read: (patterns: readonly EntryPattern[], options?: JournalOptions): ExpectedJournal => {
    checkOptions('toHaveJournal', options, { exactly: yesOrNo })
    checkPatterns(patterns, options?.exactly ?? false)
    return { ...options, patterns }
  },
  judge: judgeJournal,
  kind: ({ exactly }) => (exactly === true ? 'exact' : 'event'),
}

type Difference = Step<EntryPattern, JournalEntry>

const MOST_EXTRA = 10

const linesOf = (steps: readonly Difference[], exactly: boolean): readonly string[] => {
  const extra = steps.filter(({ kind }) => kind === 'other only')
  const shown = new Set<Difference>(exactly ? extra.slice(0, MOST_EXTRA) : [])
  const left = exactly ? extra.length - shown.size : 0
  const lines = steps.filter((step) => step.kind !== 'other only' || shown.has(step)).map(lineOf)
  return left === 0 ? lines : [...lines, `  + … and ${left} more`]
}

const lineOf = (step: Difference): string => {
  switch (step.kind) {
    case 'both':
      return `    ${patternText(step.one)} (entry ${step.other.index})`
    case 'one only':
      return `  - ${patternText(step.one)} is missing`
    case 'other only':
      return `  + ${`${step.other.type} ${fieldsText(step.other)}`.trim()} (entry ${step.other.index}) was not expected`
    default:
      return step satisfies never
  }
}

/** The entry most like the first missing one. */
const nearestTo = (entries: readonly JournalEntry[], steps: readonly Difference[]): string | null => {
  const missing = steps.find((step) => step.kind === 'one only')?.one
  if (missing === undefined) return null
  const alike = entries
    .filter(({ type }) => type === typeOf(missing))
    .map((entry) => ({ index: entry.index, misses: missesOf(missing, entry) }))
  const [nearest] = alike.toSorted((one, other) => one.misses.length - other.misses.length)
  if (nearest === undefined) return `there is no entry of the type ${typeOf(missing)}`
  const article = /^[aeiou]/.test(typeOf(missing)) ? 'an' : 'a'
  const entry = `entry ${nearest.index} is ${article} ${typeOf(missing)}`
  return nearest.misses.length === 0
    ? `${entry}, but not at this place in the order`
    : `${entry}, but ${nearest.misses.join(', and ')}`
}

const checkPatterns = (patterns: unknown, exactly: boolean): void => {
  if (!Array.isArray(patterns)) {
    throw new TypeError(`toHaveJournal() takes a list of entries, but was given ${inspect(patterns)}.`)
  }
  if (patterns.length === 0 && !exactly) {
    throw new TypeError(
      'toHaveJournal([]) would hold for every journal: name an entry, or write toHaveJournal([], { exactly: true }) for an empty one.',
    )
  }
  for (const pattern of patterns as readonly unknown[]) {
    const { type, ...fields } = typeof pattern === 'object' ? { type: undefined, ...pattern } : { type: pattern }
    const problem = problemOfEntry(type, fields)
    if (problem !== null) throw new TypeError(`toHaveJournal(): ${inspect(pattern)} is not an entry. ${problem}`)
  }
}
