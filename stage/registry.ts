/** The stages of one server, by id. */

import { createStage, type Stage, type StageSettings, type StageSupplies } from './stage.ts'

export const MAIN_STAGE = 'main'

/** Used in paths, so only lower-case letters, digits and dashes are allowed. */
export const STAGE_ID = /^[a-z0-9][a-z0-9-]{0,63}$/

/** The most stages at once, so that a test run that never drops its stages does not fill the memory. */
export const MAX_STAGES = 1_000

export type StageRegistry = {
  readonly get: (id: string) => Stage | undefined
  /** Creates the stage, or replaces it. */
  readonly put: (id: string, settings: StageSettings) => Stage
  readonly drop: (id: string) => boolean
  readonly size: () => number
  /** The ids of all stages, oldest first. */
  readonly ids: () => readonly string[]
  /** Calls the listener when a stage was created, replaced or dropped, until the returned function is called. */
  readonly watch: (listener: () => void) => () => void
}

export const createStageRegistry = (supplies: StageSupplies, main: StageSettings): StageRegistry => {
  const stages = new Map<string, Stage>()
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const put = (id: string, settings: StageSettings): Stage => {
    const stage = createStage(id, settings, supplies)
    stages.set(id, stage)
    changed()
    return stage
  }
  put(MAIN_STAGE, main)
  return {
    get: (id) => stages.get(id),
    put,
    drop: (id) => {
      const wasThere = stages.delete(id)
      if (wasThere) changed()
      return wasThere
    },
    size: () => stages.size,
    ids: () => [...stages.keys()],
    watch: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
