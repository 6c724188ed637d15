/** What `startRehearsal()` takes. Loaded only where there are options, and zod with it. */

import { fields } from '../settings/fields.ts'
import { STAGE_FIELDS } from '../settings/stage.ts'
import { HOST, PORT } from './server-settings.ts'

export { check, sentencesOf } from '../settings/check.ts'

export const START_OPTIONS = fields({
  port: PORT.exactOptional(),
  host: HOST.exactOptional(),
  settings: fields(STAGE_FIELDS).exactOptional(),
})
