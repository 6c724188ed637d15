/** Questions about who was secured, and as whom. */

import type { JournalEntry } from '../../../journal/entries.ts'
import { isAccepted, isAnonymousOption, ofType, type EntryOf } from './look.ts'

/** Attempts with a token that the platform has accepted. */
export const acceptedIn = (entries: readonly JournalEntry[]): readonly EntryOf<'attempt-answered'>[] =>
  ofType(entries, 'attempt-answered').filter(
    (entry) => isAccepted(entry) && entry.optionType === 'SECURED_AUTHENTICATION',
  )

/** The last page that was secured by a call of `activate`. */
export const securedPage = (entries: readonly JournalEntry[]): string | undefined =>
  ofType(entries, 'activation-settled').findLast(
    ({ code, optionType }) => code === null && optionType === 'SECURED_AUTHENTICATION',
  )?.page

export const anonymousAnswersIn = (entries: readonly JournalEntry[]): readonly EntryOf<'provider-answered'>[] =>
  ofType(entries, 'provider-answered').filter(({ optionType }) => isAnonymousOption(optionType))
