/** The field `scenarios` of the settings file: what the commands of `rehearsal scenario` need to know about a project. */

import type { z } from 'zod'
import { either, fields, listOf, text } from './fields.ts'

const pattern = text(1_000)
const patterns = either<string | string[]>((given) => (Array.isArray(given) ? listOf(pattern, [1, 1_000]) : pattern))

export type ScenarioSettingsOfFile = {
  /** Where the features are, relative to the folder of the settings file; everything in `features/` when absent. */
  readonly features?: string | readonly string[]
  /**
   * Files with the project's own steps, so that these are not reported as unknown; those of the test configuration when
   * absent.
   */
  readonly steps?: string | readonly string[]
}

export const SCENARIO_SETTINGS: z.ZodType<ScenarioSettingsOfFile> = fields({
  features: patterns.exactOptional(),
  steps: patterns.exactOptional(),
})
