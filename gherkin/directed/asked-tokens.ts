/** What came of the token backend's misbehaviour: by its tokens, which the journal knows by their fingerprints. */

import type { Activation } from '../../journal/activations.ts'
import type { EntryOf, JournalEntry } from '../../journal/entries.ts'
import type { TokenBackendBehaviour } from '../../protocol/misbehaviours.ts'

type Asked = EntryOf<'token-asked'>

export const askedBetween = (
  entries: readonly JournalEntry[],
  behaviour: TokenBackendBehaviour,
  { after, until }: { readonly after: number; readonly until: number },
): readonly Asked[] =>
  entries.filter(
    (entry): entry is Asked =>
      entry.type === 'token-asked' && entry.behaviour === behaviour && entry.index > after && entry.index <= until,
  )

/** What the platform said to these tokens where it refused them. */
export const refusalsOf = (
  entries: readonly JournalEntry[],
  asked: readonly Asked[],
): readonly EntryOf<'attempt-answered'>[] => {
  const tokens = new Set(asked.flatMap(({ token }) => token ?? []))
  return entries.filter(
    (entry): entry is EntryOf<'attempt-answered'> =>
      entry.type === 'attempt-answered' && entry.code !== null && entry.token !== null && tokens.has(entry.token),
  )
}

/** Whether the token of an activation was another visitor's. */
export const createMixUps = (entries: readonly JournalEntry[]): ((activation: Activation) => boolean) => {
  const asked = askedBetween(entries, 'another-visitors-token', { after: 0, until: Infinity })
  const tokens = new Set(asked.flatMap(({ token }) => token ?? []))
  return ({ attempts }) => attempts.some(({ sent }) => tokens.has(sent?.token ?? ''))
}
