/** What stands in a settings file. Loaded only where there is one, and zod with it. */

import { fields } from '../settings/fields.ts'
import { AUDIT_SETTINGS } from '../settings/audit.ts'
import { SCENARIO_SETTINGS } from '../settings/scenarios.ts'
import { STAGE_FIELDS } from '../settings/stage.ts'
import { HOST, PORT } from './server-settings.ts'

export { check, sentencesOf } from '../settings/check.ts'

export const SETTINGS_FILE = fields({
  ...STAGE_FIELDS,
  port: PORT.exactOptional(),
  demoPort: PORT.exactOptional(),
  host: HOST.exactOptional(),
  audit: AUDIT_SETTINGS.exactOptional(),
  scenarios: SCENARIO_SETTINGS.exactOptional(),
})
