/** Makes evidence from what a scene has seen. */

import { momentsIn } from '../journal/moments.ts'
import type { JournalEntry } from '../journal/entries.ts'
import type { Evidence, Party, TimelineStep } from './finding.ts'
import type { PageLook, Picture, Scene, Trouble } from './seen.ts'

/** A longer timeline loses its beginning, because the fault is at its end. */
const LONGEST_TIMELINE = 40

/** The visitor's steps and the entries of the journal, up to the last fault. */
export const timeline = (scene: Scene, caption: string, faults: readonly JournalEntry[] = []): Evidence => {
  const lastFault = Math.max(0, ...faults.map(({ index }) => index))
  const until = lastFault === 0 ? Infinity : lastFault
  const startedAt = scene.steps[0]?.startedAt ?? scene.journal[0]?.at ?? 0
  const visitor = scene.steps
    .filter(({ fromIndex }) => fromIndex < until)
    .map(({ name, startedAt: at, fromIndex }) => ({
      order: fromIndex + 0.5,
      step: { atMs: at - startedAt, who: 'visitor', what: name, isFault: false } satisfies TimelineStep,
    }))
  const told = momentsIn(scene.journal.filter(({ index }) => index <= until))
    .filter(({ entry }) => !QUIET.has(entry.type))
    .map(({ entry, text, parts }) => ({
      order: entry.index,
      step: {
        atMs: entry.at - startedAt,
        who: partyOf(entry),
        what: text,
        isFault: faults.some(({ index }) => parts.some((part) => part.index === index)),
      } satisfies TimelineStep,
    }))
  const steps = [...visitor, ...told].toSorted((one, other) => one.order - other.order).map(({ step }) => step)
  const evidence: Evidence = { kind: 'timeline', caption, steps: steps.slice(-LONGEST_TIMELINE) }
  moments.set(evidence, { scene, faults })
  return evidence
}

/** What a timeline was made from. A report has it only in words. */
export type Moment = { readonly scene: Scene; readonly faults: readonly JournalEntry[] }

const moments = new WeakMap<Evidence, Moment>()

/** Undefined for other evidence, and for a timeline that was not made in this process. */
export const momentOf = (evidence: Evidence): Moment | undefined => moments.get(evidence)

/** The picture taken at the end of the step, if there is one. */
export const picture = ({ pictures }: Scene, step: string, caption: string): readonly Evidence[] =>
  screenshots(
    pictures.filter((taken) => taken.step === step),
    caption,
  )

/** The picture taken with this look, for a step that looks at several pages. */
export const pictureOfLook = ({ pictures }: Scene, { step, url }: PageLook, caption: string): readonly Evidence[] =>
  screenshots(
    pictures.filter((taken) => taken.step === step && taken.url === url),
    caption,
  )

const screenshots = (pictures: readonly Picture[], caption: string): readonly Evidence[] =>
  pictures.slice(-1).map(({ png }) => ({ kind: 'screenshot', caption, png }))

export const value = (name: string, seen: string, expected: string | null = null): Evidence => ({
  kind: 'value',
  name,
  seen,
  expected,
})

/** The page on which a step failed. */
export const troublePicture = ({ step, png }: Trouble): readonly Evidence[] =>
  png === null ? [] : [{ kind: 'screenshot', caption: `The page when "${step}" failed`, png }]

/** The reason in the words that the site was given, and our code for it. */
export const failureWords = ({
  reason,
  code,
}: {
  readonly reason: string | null
  readonly code: string | null
}): string => `"${reason ?? 'no reason'}" (${code ?? 'no code'})`

export const secondsText = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

/** A place in the text of the site: its line, shortened around `index`. */
export const code = (caption: string, url: string, at: { readonly text: string; readonly index: number }): Evidence => {
  const { text, index } = at
  const line = text.slice(0, index).split('\n').length
  const start = Math.max(text.lastIndexOf('\n', index - 1) + 1, index - CODE_MARGIN)
  const end = text.indexOf('\n', index)
  return {
    kind: 'code',
    caption,
    url,
    line,
    text: text.slice(start, Math.min(end === -1 ? text.length : end, index + CODE_MARGIN)),
  }
}

const CODE_MARGIN = 160

/** Where the site's own code has the words: in the document at this address, or else in the first script that has them. */
export const codeOf = (
  { requests }: Scene,
  url: string,
  sought: { readonly caption: string; readonly words: RegExp },
) =>
  [
    ...requests.filter((request) => request.kind === 'document' && request.url === url),
    ...requests.filter(({ kind }) => kind === 'script'),
  ]
    .flatMap(({ url: address, answer }): readonly Evidence[] => {
      const index = answer?.search(sought.words) ?? -1
      return answer === null || index === -1 ? [] : [code(sought.caption, address, { text: answer, index })]
    })
    .slice(0, 1)

/** Entries that do not help a reader to see what went wrong. */
const QUIET = new Set<JournalEntry['type']>(['property-set', 'refresh-scheduled', 'navigated', 'transaction-recorded'])

const SITE = new Set<JournalEntry['type']>(['activation-requested', 'logout-called', 'function-threw'])
const PLATFORM = new Set<JournalEntry['type']>(['attempt-answered', 'request-refused'])

const partyOf = ({ type }: JournalEntry): Party => {
  if (SITE.has(type)) return 'site'
  if (PLATFORM.has(type)) return 'platform'
  return type === 'token-asked' ? 'token endpoint' : 'tag'
}
