/** What a person did, made into the steps of a test: pure. */

import type { Field, PageEvent } from '../browser/recorder.ts'
import type { Target } from '../browser/targets.ts'

export type { Field, Target }

/** What a page tells of how it came and goes. */
export type PageTurn = 'reload' | 'self-reload' | 'return' | 'leaves' | 'stays'

/** `frame` is the address of the frame in which it was done; null in the page itself. */
export type RecordedEvent =
  | (Exclude<PageEvent, { readonly kind: PageTurn }> & { readonly frame: string | null })
  /** By the person. */
  | { readonly kind: 'reload' }
  /** An address that the person gave, not one that a click led to. */
  | { readonly kind: 'go'; readonly url: string }

/** What a test would do. */
export type Step = Exclude<RecordedEvent, { readonly kind: 'send' | 'reload' }>

/** An address that was left for another one before anything was done there was no step. */
export const stepsOf = (events: readonly RecordedEvent[]): readonly Step[] =>
  fewer(events.map((event) => ({ event })))
    .flatMap(({ event }) => (event.kind === 'send' || event.kind === 'reload' ? [] : [event]))
    .filter((step, position, steps) => step.kind !== 'go' || steps[position + 1]?.kind !== 'go')

/** Fewer and the same: a text is filled in once and not letter by letter, nor again when the field is left. */
export const fewer = <Deed extends { readonly event: RecordedEvent }>(deeds: readonly Deed[]): readonly Deed[] => {
  const left: Deed[] = []
  for (const deed of deeds) {
    const last = left.at(-1)
    if (isFilledBy(deed.event, left)) continue
    if (last !== undefined && isReplacedBy(last.event, deed.event)) left.pop()
    left.push(deed)
  }
  return left
}

/** A browser tells of a text once more when the key Enter sends it, or the field is left. */
const isFilledBy = (event: RecordedEvent, deeds: readonly { readonly event: RecordedEvent }[]): boolean => {
  if (event.kind !== 'fill') return false
  const before = deeds.findLast((deed) => deed.event.kind === 'fill' && isSamePlace(deed.event, event))?.event
  return before?.kind === 'fill' && before.value === event.value
}

const isReplacedBy = (earlier: RecordedEvent, later: RecordedEvent): boolean => {
  if (!('target' in earlier && 'target' in later) || earlier.kind !== later.kind) return false
  return earlier.kind !== 'click' && earlier.kind !== 'press' && isSamePlace(earlier, later)
}

type OnElement = { readonly frame: string | null; readonly target: Target }

const isSamePlace = (one: OnElement, other: OnElement): boolean =>
  one.frame === other.frame && isSameTarget(one.target, other.target)

export const isSameTarget = (one: Target, other: Target): boolean => JSON.stringify(one) === JSON.stringify(other)
