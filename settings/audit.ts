/** The field `audit` of the settings file: what `rehearsal audit` is told by its options, for good. */

import { z } from 'zod'
import { fields, listOf, must, text, yesOrNo } from './fields.ts'
import { OWN_HOSTS, SID } from './stage.ts'

const given = text(4_000)
const names = listOf(text(200), [0, 1_000])

const MAX_STEP_SECONDS = 600
const seconds = must(`a number of seconds, more than 0 and at most ${MAX_STEP_SECONDS}`)

/** Names of files are meant from the folder of the settings file. */
export type AuditSettingsOfFile = {
  readonly url?: string
  readonly journey?: string
  readonly sid?: string
  readonly publicKey?: string
  /** Hosts of the brand's own that serve nothing but the tag; those of the stand-in when absent. */
  readonly hosts?: readonly string[]
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
  url: given.exactOptional(),
  journey: given.exactOptional(),
  sid: SID.exactOptional(),
  publicKey: given.exactOptional(),
  hosts: OWN_HOSTS.exactOptional(),
  only: names.exactOptional(),
  skip: names.exactOptional(),
  budget: given.exactOptional(),
  baseline: given.exactOptional(),
  html: given.exactOptional(),
  json: given.exactOptional(),
  junit: given.exactOptional(),
  sarif: given.exactOptional(),
  ctrf: given.exactOptional(),
  ignoreHttpsErrors: yesOrNo.exactOptional(),
  stepLimitSeconds: z.number(seconds).positive(seconds).max(MAX_STEP_SECONDS, seconds).exactOptional(),
  headed: yesOrNo.exactOptional(),
})
