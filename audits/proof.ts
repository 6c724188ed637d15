/** Evidence, made of what a scene has seen. */

import { momentsIn } from '../playwright-kit/moments.ts'
import type { JournalEntry } from '../protocol/journal.ts'
import type { Evidence, Party, TimelineStep } from './finding.ts'
import type { Scene, Trouble } from './seen.ts'

/** What is left of a long timeline is its end, where the fault is. */
const LONGEST_TIMELINE = 40

/** The steps of the visitor and what the journal has of them, up to the last of the faults. */
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
  return { kind: 'timeline', caption, steps: steps.slice(-LONGEST_TIMELINE) }
}

/** The picture taken at the end of the step; none where none was taken. */
export const picture = ({ pictures }: Scene, step: string, caption: string): readonly Evidence[] =>
  pictures
    .filter((taken) => taken.step === step)
    .slice(-1)
    .map(({ png }) => ({ kind: 'screenshot', caption, png }))

export const value = (name: string, seen: string, expected: string | null = null): Evidence => ({
  kind: 'value',
  name,
  seen,
  expected,
})

/** The page on which a step could not be made. */
export const troublePicture = ({ step, png }: Trouble): readonly Evidence[] =>
  png === null ? [] : [{ kind: 'screenshot', caption: `The page when "${step}" could not be made`, png }]

/** In the words that the site was told, with ours for it. */
export const failureWords = ({
  reason,
  code,
}: {
  readonly reason: string | null
  readonly code: string | null
}): string => `"${reason ?? 'no reason'}" (${code ?? 'no code'})`

export const secondsText = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

/** The place in a text of the site: the line, shortened around `index`. */
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

/** Say nothing to somebody who reads what went wrong. */
const QUIET = new Set<JournalEntry['type']>(['property-set', 'refresh-scheduled', 'navigated', 'transaction-recorded'])

const SITE = new Set<JournalEntry['type']>(['activation-requested', 'logout-called', 'function-threw'])
const PLATFORM = new Set<JournalEntry['type']>(['attempt-answered', 'request-refused'])

const partyOf = ({ type }: JournalEntry): Party => {
  if (SITE.has(type)) return 'site'
  if (PLATFORM.has(type)) return 'platform'
  return type === 'token-asked' ? 'token endpoint' : 'tag'
}
