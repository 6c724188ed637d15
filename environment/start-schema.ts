/** The schema of the options of `startRehearsal()`. It is loaded, together with zod, only if options are given. */

import { fields, yesOrNo } from '../settings/fields.ts'
import { STAGE_FIELDS } from '../settings/stage.ts'
import { HOST, PORT } from './server-settings.ts'

export { check, sentencesOf } from '../settings/check.ts'

export const START_OPTIONS = fields({
  port: PORT.exactOptional(),
  host: HOST.exactOptional(),
  settings: fields(STAGE_FIELDS).exactOptional(),
  asVendor: fields({
    port: PORT.exactOptional(),
    onlyVendor: yesOrNo.exactOptional(),
    askStage: yesOrNo.exactOptional(),
  }).exactOptional(),
})
