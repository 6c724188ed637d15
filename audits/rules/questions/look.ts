/** Questions that more than one rule asks of a scene. */

import type { EntryType, JournalEntry } from '../../../protocol/journal.ts'
import type { Scene, SceneStep, SeenDocument, SeenError } from '../../seen.ts'

export type EntryOf<Type extends EntryType> = Extract<JournalEntry, { readonly type: Type }>

/** Of the whole scene, or of the steps with these names. */
export const entriesIn = (scene: Scene, ...steps: readonly string[]): readonly JournalEntry[] => {
  if (steps.length === 0) return scene.journal
  const made = scene.steps.filter(({ name }) => steps.includes(name))
  return scene.journal.filter(({ index }) =>
    made.some(({ fromIndex, toIndex }) => index > fromIndex && index <= toIndex),
  )
}

export const ofType = <Type extends EntryType>(
  entries: readonly JournalEntry[],
  ...types: readonly Type[]
): readonly EntryOf<Type>[] =>
  entries.filter((entry): entry is EntryOf<Type> => types.some((type) => type === entry.type))

/** The step in which the journal has the entry. */
export const stepOf = ({ steps }: Scene, { index }: JournalEntry): SceneStep | undefined =>
  steps.find(({ fromIndex, toIndex }) => index > fromIndex && index <= toIndex)

/** Those of these steps. */
export const seenIn = <Sight extends { readonly step: string }>(
  sights: readonly Sight[],
  ...steps: readonly string[]
): readonly Sight[] => sights.filter(({ step }) => steps.includes(step))

/** User ids that the platform has accepted, in order, each once. */
export const acceptedUserIds = (entries: readonly JournalEntry[]): readonly string[] => [
  ...new Set(
    ofType(entries, 'attempt-answered')
      .filter(({ code, answer }) => code === null && answer !== 'drop-connection')
      .flatMap(({ userId }) => userId ?? []),
  ),
]

/** The first activation that failed, and everything after it. */
export const afterFailure = ({
  journal,
}: Scene): { readonly failed: EntryOf<'activation-settled'>; readonly after: readonly JournalEntry[] } | null => {
  const failed = ofType(journal, 'activation-settled').find(({ code }) => code !== null)
  return failed === undefined ? null : { failed, after: journal.filter(({ index }) => index > failed.index) }
}

/** The documents of a scene, each as it was at last. */
export const lastFacts = ({ documents }: Scene): readonly SeenDocument[] => [
  ...new Map(documents.map((document) => [document.id, document])).values(),
]

export const loadsTag = ({ facts }: SeenDocument): boolean => facts.elements.length > 0

/** Errors that the site does not throw when all is well. */
export const newErrors = (scene: Scene, well: Scene): readonly SeenError[] =>
  scene.errors.filter(({ message }) => !well.errors.some((known) => known.message === message))
