/** Questions that more than one rule asks of a scene. */

import type { EntryType, JournalEntry } from '../../../journal/entries.ts'
import type { Scene, SceneStep, SeenDocument, SeenElement, SeenRequest } from '../../seen.ts'

export type EntryOf<Type extends EntryType> = Extract<JournalEntry, { readonly type: Type }>

/** The entries of these steps, or of the whole scene if no step is given. */
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

/**
 * The page that was the last to load the tag before the step ended. If the visitor signed in without a reload, that may
 * be long before.
 */
export const lastTagPage = (scene: Scene, step: string): string | undefined => {
  const { toIndex = 0 } = scene.steps.findLast(({ name }) => name === step) ?? {}
  return ofType(scene.journal, 'tag-loaded').findLast(({ index }) => index <= toIndex)?.page
}

/** The step during which the entry was recorded. */
export const stepOf = ({ steps }: Scene, { index }: JournalEntry): SceneStep | undefined =>
  steps.find(({ toIndex }) => index <= toIndex)

/** The scene without the entries of earlier steps than that of this entry. */
export const sinceStepOf = (scene: Scene, entry: JournalEntry | undefined): Scene => {
  const { fromIndex = 0 } = (entry === undefined ? undefined : stepOf(scene, entry)) ?? {}
  return { ...scene, journal: scene.journal.filter(({ index }) => index > fromIndex) }
}

/** What was seen in these steps. */
export const seenIn = <Sight extends { readonly step: string }>(
  sights: readonly Sight[],
  ...steps: readonly string[]
): readonly Sight[] => sights.filter(({ step }) => steps.includes(step))

/** Whether the attempt led to a session. A prepared fault, such as a server error or a missing answer, has no code either. */
export const isAccepted = ({ code, answer }: EntryOf<'attempt-answered'>): boolean =>
  code === null && (answer === 'judge' || answer === 'accept')

/** User ids that the platform has accepted, in order, each once. */
export const acceptedUserIds = (entries: readonly JournalEntry[]): readonly string[] => [
  ...new Set(
    ofType(entries, 'attempt-answered')
      .filter(isAccepted)
      .flatMap(({ userId }) => userId ?? []),
  ),
]

/** A page or a frame that loads the tag. */
export type TagPage = {
  /** At its load event; undefined if the visitor left before that. */
  readonly loaded: SeenDocument | undefined
  /** When it was last seen. */
  readonly last: SeenDocument
  /** The tags that it had when it was last seen. */
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

/** The site may have a file of the same name, but only the vendor's is the tag. */
export const tagsIn = ({ facts }: SeenDocument): readonly SeenElement[] =>
  facts.elements.filter(({ src, isVendor }) => isVendor && isNamedAsTag(src))

/** Requests for the tag, whether it came or not. */
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

/** The vendor's pages have two names for it. */
export const isAnonymousOption = (optionType: string | null): boolean => optionType?.startsWith('ANONYMOUS') ?? false
