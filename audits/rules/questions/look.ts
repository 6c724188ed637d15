/** Questions that more than one rule asks of a scene. */

import type { EntryType, JournalEntry } from '../../../protocol/journal.ts'
import type { Scene, SceneStep, SeenDocument, SeenElement, SeenRequest } from '../../seen.ts'

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
const stepOf = ({ steps }: Scene, { index }: JournalEntry): SceneStep | undefined =>
  steps.find(({ toIndex }) => index <= toIndex)

/** Without what the journal has of the steps before that of the entry. */
export const sinceStepOf = (scene: Scene, entry: JournalEntry | undefined): Scene => {
  const { fromIndex = 0 } = (entry === undefined ? undefined : stepOf(scene, entry)) ?? {}
  return { ...scene, journal: scene.journal.filter(({ index }) => index > fromIndex) }
}

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

/** A page or a frame that loads the tag. */
export type TagPage = {
  /** As it was at its load event; undefined where the visitor left before. */
  readonly loaded: SeenDocument | undefined
  /** As it was when it was seen last, */
  readonly last: SeenDocument
  /** and the tags in it by then. */
  readonly tags: readonly [SeenElement, ...SeenElement[]]
}

export const tagPagesOf = (documents: readonly SeenDocument[]): readonly TagPage[] =>
  [...new Set(documents.map(({ id }) => id))].flatMap((id) => {
    const moments = documents.filter((document) => document.id === id)
    const loaded = moments.find(({ moment }) => moment === 'loaded')
    return moments.slice(-1).flatMap((last) => {
      const [tag, ...others] = tagsIn(last)
      return tag === undefined ? [] : [{ loaded, last, tags: [tag, ...others] as const }]
    })
  })

/** A site may well have a file of the same name; the tag is the vendor's. */
export const tagsIn = ({ facts }: SeenDocument): readonly SeenElement[] =>
  facts.elements.filter(({ src, isVendor }) => isVendor && isNamedAsTag(src))

/** The tag was asked for, whether it came or not. */
export const tagRequestsIn = ({ requests }: Scene): readonly SeenRequest[] =>
  requests.filter(({ url, isVendor }) => isVendor && isNamedAsTag(url))

const isNamedAsTag = (url: string): boolean => new URL(url).pathname === '/iadvize.js'

/** A call of `activate` that has reached the tag, and what the provider answered to it. */
export type AskedActivation = {
  readonly requested: EntryOf<'activation-requested'>
  readonly answers: readonly EntryOf<'provider-answered'>[]
}

export const activationsIn = (entries: readonly JournalEntry[]): readonly AskedActivation[] =>
  ofType(entries, 'activation-requested').map((requested) => ({
    requested,
    answers: ofType(entries, 'provider-answered').filter(
      ({ page, activation }) => page === requested.page && activation === requested.activation,
    ),
  }))

export const isAnonymous = ({ answers }: AskedActivation): boolean =>
  answers.some(({ optionType }) => isAnonymousOption(optionType))

/** The vendor's pages have two words for it. */
export const isAnonymousOption = (optionType: string | null): boolean => optionType?.startsWith('ANONYMOUS') ?? false
