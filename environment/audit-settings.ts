/** The field `audit` of the settings file: what `rehearsal audit` is told by its options, for good. */

import { z } from 'zod'
import { fields, sid } from '../control-room/schemas.ts'

const text = z.string().min(1)
const names = z.array(text)

/** Names of files are meant from the folder of the settings file. */
export type AuditSettingsOfFile = {
  readonly url?: string
  readonly journey?: string
  readonly sid?: string
  readonly publicKey?: string
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly budget?: string
  readonly baseline?: string
  readonly html?: string
  readonly json?: string
  readonly junit?: string
  readonly sarif?: string
  readonly ctrf?: string
  readonly ignoreHttpsErrors?: boolean
  readonly stepLimitSeconds?: number
  readonly headed?: boolean
}

export const AUDIT_SETTINGS: z.ZodType<AuditSettingsOfFile> = fields({
  url: text.exactOptional(),
  journey: text.exactOptional(),
  sid: sid.exactOptional(),
  publicKey: text.exactOptional(),
  only: names.exactOptional(),
  skip: names.exactOptional(),
  budget: text.exactOptional(),
  baseline: text.exactOptional(),
  html: text.exactOptional(),
  json: text.exactOptional(),
  junit: text.exactOptional(),
  sarif: text.exactOptional(),
  ctrf: text.exactOptional(),
  ignoreHttpsErrors: z.boolean().exactOptional(),
  stepLimitSeconds: z.number().positive().max(600).exactOptional(),
  headed: z.boolean().exactOptional(),
})
