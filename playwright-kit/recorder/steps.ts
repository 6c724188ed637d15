/** Turns what a person did into the steps of a test. Pure. */

import type { Field, PageEvent } from '../browser/recorder.ts'
import type { Target } from '../browser/targets.ts'

export type { Field, Target }

/** How a page was reached, or how it is left. */
export type PageTurn = 'reload' | 'self-reload' | 'return' | 'leaves' | 'stays'

/** `frame` is the address of the frame in which it was done; null for the page itself. */
export type RecordedEvent =
  | (Exclude<PageEvent, { readonly kind: PageTurn }> & { readonly frame: string | null })
  /** Reloaded by the person. */
  | { readonly kind: 'reload' }
  /** An address that the person entered, not one that a click led to. */
  | { readonly kind: 'go'; readonly url: string }

/** What a test would do. */
export type Step = Exclude<RecordedEvent, { readonly kind: 'send' | 'reload' }>

/** Leaves out an address on which nothing was done before the next one was entered. */
export const stepsOf = (events: readonly RecordedEvent[]): readonly Step[] =>
  fewer(events.map((event) => ({ event })))
    .flatMap(({ event }) => (event.kind === 'send' || event.kind === 'reload' ? [] : [event]))
    .filter((step, position, steps) => step.kind !== 'go' || steps[position + 1]?.kind !== 'go')

/** Merges repeated events: text is filled in once, not letter by letter, and not again when the field loses the focus. */
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

/** A browser reports text again when the Enter key submits it or the field loses the focus. */
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
