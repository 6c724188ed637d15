/** Remembers what somebody had a stage do through the control API, so that it can be taken along. */

import type { Direction } from '../journal/directions.ts'
import type { Stage } from '../stage/stage.ts'

export type Directions = {
  /** Oldest first. */
  readonly of: (stage: Stage) => readonly Direction[]
  readonly note: (stage: Stage, direction: Direction) => void
}

/** A stage that is directed for days stays small. */
const MOST = 1_000

export const createDirections = (): Directions => {
  const byStage = new WeakMap<Stage, readonly Direction[]>()
  const of = (stage: Stage): readonly Direction[] => byStage.get(stage) ?? []
  return {
    of,
    note: (stage, direction) => void byStage.set(stage, [...of(stage), direction].slice(-MOST)),
  }
}
