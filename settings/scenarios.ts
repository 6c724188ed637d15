/** The field `scenarios` of the settings file: what the commands of `rehearsal scenario` have to know of a project. */

import type { z } from 'zod'
import { either, fields, listOf, text } from './fields.ts'

const pattern = text(1_000)
const patterns = either<string | string[]>((given) => (Array.isArray(given) ? listOf(pattern, [1, 1_000]) : pattern))

export type ScenarioSettingsOfFile = {
  /** Where the features lie, from the folder of the settings file; all that lie in `features/` when absent. */
  readonly features?: string | readonly string[]
  /** Files with steps of the project's own, which are no mistakes then; those that its tests are configured with when absent. */
  readonly steps?: string | readonly string[]
}

export const SCENARIO_SETTINGS: z.ZodType<ScenarioSettingsOfFile> = fields({
  features: patterns.exactOptional(),
  steps: patterns.exactOptional(),
})
