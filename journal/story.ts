/** The journal as a short story, page by page, for a person who wants to know why a test failed. */

import { pagesIn } from './activations.ts'
import type { JournalEntry } from './entries.ts'
import { momentsIn, type Moment } from './moments.ts'
import { redactEntries } from './redact.ts'
import { timeText } from './timeline.ts'

/** The most lines per page, and the most pages. If there are more, a story leaves out the middle. */
const MAX_LINES = 24
const MAX_PAGES = 5

/** The heading of every story. */
export const STORY_HEADING = 'What happened:'

/** `silence` says why nothing has happened, if that is known. */
export const storyOf = (entries: readonly JournalEntry[], silence?: string): string => {
  const [first] = entries
  if (first === undefined) {
    return silence === undefined
      ? 'Nothing happened: no page has loaded the tag. Does the page include iadvize.js, and was it opened?'
      : `Nothing happened: ${silence}.`
  }
  const scenes = scenesOf(redactEntries(entries))
  return shortened(scenes, MAX_PAGES, 'page')
    .flatMap((scene) =>
      typeof scene === 'string' ? [scene] : [`${scene.title}:`, ...linesOf(scene.moments, first.at)],
    )
    .join('\n')
}

type Scene = { readonly title: string; readonly moments: readonly Moment[] }

const linesOf = (moments: readonly Moment[], start: number): readonly string[] => {
  const width = Math.max(...moments.map(({ entry }) => timeText(entry.at - start).length))
  return shortened(moments, MAX_LINES, 'line').map((moment) =>
    typeof moment === 'string' ? `  ${moment}` : `  ${timeText(moment.entry.at - start).padEnd(width)}  ${moment.text}`,
  )
}

const scenesOf = (entries: readonly JournalEntry[]): readonly Scene[] => {
  const moments = momentsIn(entries)
  const pages = pagesIn(entries)
  return [...pages, undefined]
    .map((page, index) => {
      const own = moments.filter(({ entry }) => entry.page === page)
      const [project] = own.flatMap(({ entry }) => (entry.type === 'tag-loaded' ? entry.sid : []))
      const title = page === undefined ? 'Outside the pages' : `Page ${index + 1}`
      return {
        title: project === undefined ? title : `${title}, project ${project}`,
        moments: own.filter((moment) => !isToldByAnother(moment, own)),
      }
    })
    .filter((scene) => scene.moments.length > 0)
}

/** A call of `activate` that has an attempt or a result is told together with it. Otherwise it has its own line. */
const isToldByAnother = ({ entry }: Moment, own: readonly Moment[]): boolean =>
  entry.type === 'activation-requested' &&
  own.some((other) => other.entry !== entry && activationOf(other) === entry.activation)

const activationOf = ({ entry }: Moment): number | null => ('activation' in entry ? entry.activation : null)

/** The beginning and the end, with the number of omitted items in between. */
const shortened = <Item>(items: readonly Item[], most: number, word: string): readonly (Item | string)[] => {
  if (items.length <= most) return items
  const head = Math.floor(most / 3)
  const tail = most - head - 1
  const left = items.length - head - tail
  return [...items.slice(0, head), `… ${left} more ${word}s …`, ...items.slice(-tail)]
}
