/** A claim about the journal, for Playwright's matchers and for every other tool. Pure. */

import type { JournalEntry } from '../journal/entries.ts'
import type { CountOptions, Judgement, Waiting } from './judgement.ts'
import { checkOptions, type Readers } from './options.ts'

export type JournalClaim<Arguments extends readonly unknown[], Expected extends Waiting> = {
  readonly name: string
  /** Checks the arguments that the test wrote. Throws a `TypeError` with one sentence. */
  readonly read: (...given: Arguments) => Expected
  readonly judge: (entries: readonly JournalEntry[], expected: Expected, isNot: boolean) => Judgement
  readonly kind: (expected: Expected) => ClaimKind
}

/**
 * `event`: something happened, which cannot be undone. `exact`: it happened exactly so many times, which a later entry can
 * undo. `absence`: something is not there.
 */
export type ClaimKind = 'event' | 'exact' | 'absence'

/** Whether the claim is that something did not happen, or not again. */
export const isNegativeClaim = (kind: ClaimKind, isNot: boolean): boolean =>
  kind === 'exact' || (kind === 'absence') !== isNot

/** For claims that count what is in the journal. */
export const countingClaim = <Options extends CountOptions>(
  name: string,
  readers: Readers<NoInfer<Options>>,
  judge: (entries: readonly JournalEntry[], options: Options, isNot: boolean) => Judgement,
): JournalClaim<[options?: Options], Options> => ({
  name,
  read: (options) => {
    checkOptions(name, options, readers)
    // Every option may be omitted.
    return options ?? ({} as Options)
  },
  judge,
  kind: ({ times }) => (times === undefined ? 'event' : 'exact'),
})

/** Throws a `TypeError` if a positive claim has the option `within`. */
export const checkWithin = (
  name: string,
  { within }: Waiting,
  { isNegative, wayOut }: { readonly isNegative: boolean; readonly wayOut: string },
): void => {
  if (within === undefined || isNegative) return
  throw new TypeError(
    `${name}(): within sets how far ahead a negative claim looks (one with "not", "times" or "exactly"). This claim is about what has happened: ${wayOut}.`,
  )
}

/** A journal is bounded. Null unless it has dropped its oldest entries, so that it cannot show that something never happened. */
export const problemOfMemory = (forgotten: number): string | null =>
  forgotten === 0
    ? null
    : `The journal has dropped its oldest entries (${forgotten}), so it cannot show what did not happen, or how often: make the claim earlier in the test, or split the test.`
