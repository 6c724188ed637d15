/** The stages of one server, by id. */

import { createStage, type Stage, type StageSettings, type StageSupplies } from './stage.ts'

export const MAIN_STAGE = 'main'

/** In a path, so: lower-case letters, digits and dashes. */
export const STAGE_ID = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Stages held at once; a test run that forgets to drop its own must not fill the memory. */
export const MAX_STAGES = 1_000

export type StageRegistry = {
  readonly get: (id: string) => Stage | undefined
  /** Makes the stage, or makes it anew. */
  readonly put: (id: string, settings: StageSettings) => Stage
  readonly drop: (id: string) => boolean
  readonly size: () => number
}

export const createStageRegistry = (supplies: StageSupplies, main: StageSettings): StageRegistry => {
  const stages = new Map<string, Stage>()
  const put = (id: string, settings: StageSettings): Stage => {
    const stage = createStage(id, settings, supplies)
    stages.set(id, stage)
    return stage
  }
  put(MAIN_STAGE, main)
  return { get: (id) => stages.get(id), put, drop: (id) => stages.delete(id), size: () => stages.size }
}
