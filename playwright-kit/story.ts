/** The journal as a short story, page by page, for whoever reads why a test failed. */

import type { JournalEntry } from '../protocol/journal.ts'
import { activationsIn, answersIn, pagesIn, type Activation } from './activations.ts'
import { attemptWords, endWords, entryWords } from './entry-words.ts'
import { redactEntries } from './redact.ts'
import { timeText } from './timeline.ts'

/** Lines of a page, and pages, beyond which a story leaves out the middle. */
const MAX_LINES = 24
const MAX_PAGES = 5

export const storyOf = (entries: readonly JournalEntry[]): string => {
  const [first] = entries
  if (first === undefined) {
    return 'Nothing happened: no page has loaded the tag. Does the page include iadvize.js, and was it opened?'
  }
  const scenes = scenesOf(redactEntries(entries))
  return shortened(scenes, MAX_PAGES, 'page')
    .flatMap((scene) =>
      typeof scene === 'string' ? [scene] : [`${scene.title}:`, ...linesOf(scene.moments, first.at)],
    )
    .join('\n')
}

type Moment = { readonly at: number; readonly text: string }
type Scene = { readonly title: string; readonly moments: readonly Moment[] }

const linesOf = (moments: readonly Moment[], start: number): readonly string[] => {
  const width = Math.max(...moments.map(({ at }) => timeText(at - start).length))
  return shortened(moments, MAX_LINES, 'line').map((moment) =>
    typeof moment === 'string' ? `  ${moment}` : `  ${timeText(moment.at - start).padEnd(width)}  ${moment.text}`,
  )
}

const scenesOf = (entries: readonly JournalEntry[]): readonly Scene[] => {
  const activations = activationsIn(entries)
  const answered = new Set([...answersIn(entries).values()].map(({ index }) => index))
  const pages = pagesIn(entries)
  return [...pages, undefined]
    .map((page, index) => {
      const own = entries.filter((entry) => entry.page === page && !answered.has(entry.index))
      const project = own.find((entry) => entry.type === 'tag-loaded')?.sid
      const title = page === undefined ? 'Outside the pages' : `Page ${index + 1}`
      return {
        title: project === undefined ? title : `${title}, project ${project}`,
        moments: momentsOf(own, activations),
      }
    })
    .filter(({ moments }) => moments.length > 0)
}

/** One line an attempt, told at the time at which it began, and one for everything else. */
const momentsOf = (own: readonly JournalEntry[], activations: readonly Activation[]): readonly Moment[] =>
  own.flatMap((entry): readonly Moment[] => {
    if (!('activation' in entry)) return [{ at: entry.at, text: entryWords(entry) }]
    const activation = activations.find(({ page, number }) => page === entry.page && number === entry.activation)
    if (activation === undefined) return []
    const { index, at } = entry
    if (index === activation.settled?.index || index === activation.refreshed?.index) {
      const text = endWords(activation)
      return text === null ? [] : [{ at, text }]
    }
    const begun = activation.attempts.find((attempt) => index === (attempt.asked ?? attempt.sent)?.index)
    if (begun !== undefined) return [{ at, text: attemptWords(activation, begun) }]
    return isAllThereIs(activation, entry) ? [{ at, text: entryWords(entry) }] : []
  })

/** A call of `activate` is told by its first attempt; where there is none it is told by itself. */
const isAllThereIs = ({ attempts, settled }: Activation, { type }: JournalEntry): boolean =>
  type === 'activation-requested' &&
  settled === null &&
  attempts.every(({ asked, sent }) => asked === null && sent === null)

/** The beginning and the end, and in between how much was left out. */
const shortened = <Item>(items: readonly Item[], most: number, word: string): readonly (Item | string)[] => {
  if (items.length <= most) return items
  const head = Math.floor(most / 3)
  const tail = most - head - 1
  const left = items.length - head - tail
  return [...items.slice(0, head), `… ${left} more ${word}s …`, ...items.slice(-tail)]
}
