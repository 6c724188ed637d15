/** What a person did, made into the steps of a test: pure. */

import type { Field, PageEvent } from '../browser/recorder.ts'
import type { Target } from '../browser/targets.ts'

export type { Field, Target }

/** `frame` is the address of the frame in which it was done; null in the page itself. */
export type RecordedEvent =
  | (PageEvent & { readonly frame: string | null })
  /** An address that the person gave, not one that a click led to. */
  | { readonly kind: 'go'; readonly url: string }

export type Step = RecordedEvent

/**
 * Fewer and the same: a text is filled in once and not letter by letter, nor again when the field is left, and an address
 * that was left for another one before anything was done there was no step.
 */
export const stepsOf = (events: readonly RecordedEvent[]): readonly Step[] => {
  const steps: Step[] = []
  for (const event of events) {
    const last = steps.at(-1)
    if (isFilledBy(event, steps)) continue
    if (last !== undefined && isReplacedBy(last, event)) steps.pop()
    steps.push(event)
  }
  return steps
}

/** A browser tells of a text once more when the key Enter sends it, or the field is left. */
const isFilledBy = (event: RecordedEvent, steps: readonly Step[]): boolean => {
  if (event.kind !== 'fill') return false
  const before = steps.findLast(
    (step) => step.kind === 'fill' && step.frame === event.frame && isSameTarget(step.target, event.target),
  )
  return before?.kind === 'fill' && before.value === event.value
}

const isReplacedBy = (earlier: Step, later: Step): boolean => {
  if (earlier.kind === 'go') return later.kind === 'go'
  if (later.kind === 'go' || earlier.kind !== later.kind || earlier.kind === 'click' || earlier.kind === 'press')
    return false
  return earlier.frame === later.frame && isSameTarget(earlier.target, later.target)
}

export const isSameTarget = (one: Target, other: Target): boolean => JSON.stringify(one) === JSON.stringify(other)
