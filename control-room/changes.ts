/** Who wants to know when somebody directs a stage: what a stage does by itself is in its journal. */

import type { Stage } from '../stage/stage.ts'

export type StageChanges = {
  /** The stage was directed. */
  readonly touched: (stage: Stage) => void
  /** Calls the listener each time, until what it returns is called. */
  readonly watch: (stage: Stage, listener: () => void) => () => void
}

export const createStageChanges = (): StageChanges => {
  const listeners = new WeakMap<Stage, Set<() => void>>()
  return {
    touched: (stage) => {
      for (const listener of listeners.get(stage) ?? []) listener()
    },
    watch: (stage, listener) => {
      const known = listeners.get(stage) ?? new Set()
      listeners.set(stage, known.add(listener))
      return () => void known.delete(listener)
    },
  }
}
