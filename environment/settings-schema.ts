/** The schema of a settings file. Loaded, together with zod, only if there is such a file. */

import { z } from 'zod'
import { fields } from '../settings/fields.ts'
import { AUDIT_SETTINGS } from '../settings/audit.ts'
import { SCENARIO_SETTINGS } from '../settings/scenarios.ts'
import { STAGE_FIELDS } from '../settings/stage.ts'
import { HOST, PORT } from './server-settings.ts'

export { AUDIT_FILES } from '../settings/audit.ts'
export { check, sentencesOf } from '../settings/check.ts'

export const SETTINGS_FILE = fields({
  /** For editors, in a file of JSON. */
  $schema: z.string().exactOptional(),
  ...STAGE_FIELDS,
  port: PORT.exactOptional(),
  demoPort: PORT.exactOptional(),
  host: HOST.exactOptional(),
  audit: AUDIT_SETTINGS.exactOptional(),
  scenarios: SCENARIO_SETTINGS.exactOptional(),
})
