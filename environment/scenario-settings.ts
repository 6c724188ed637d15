/** The field `scenarios` of the settings file: what the commands of `rehearsal scenario` have to know of a project. */

import { z } from 'zod'
import { fields } from '../control-room/schemas.ts'

const text = z.string().min(1)

export type ScenarioSettingsOfFile = {
  /** Where the features lie, from the folder of the settings file; all that lie in `features/` when absent. */
  readonly features?: string | readonly string[]
  /** Whether the project has steps of its own; what is unknown may then be one of them, and is not looked at. */
  readonly hasOwnSteps?: boolean
}

export const SCENARIO_SETTINGS: z.ZodType<ScenarioSettingsOfFile> = fields({
  features: z.union([text, z.array(text).min(1)]).exactOptional(),
  hasOwnSteps: z.boolean().exactOptional(),
})
