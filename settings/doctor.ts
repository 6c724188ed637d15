/** The options of `rehearsal doctor`. */

import type { z } from 'zod'
import { CONFIG } from './config-option.ts'
import { text, yesOrNo } from './fields.ts'
import type { Options } from './option.ts'

export const DOCTOR_OPTIONS = {
  url: {
    schema: text(4_000),
    flag: '[url]',
    help: 'the site to look at',
    otherwise: 'that of the audit in the settings file',
  },
  tokenEndpoint: {
    schema: text(4_000),
    flag: '--token-endpoint <url>',
    help: 'the token endpoint to ask, as a visitor who is not signed in',
  },
  journey: {
    schema: text(4_000),
    flag: '--journey <file>',
    help: 'the journey to load',
    otherwise: 'that of the settings file, else journey.ts if there is one',
  },
  json: { schema: yesOrNo, flag: '--json', help: 'print JSON (docs/doctor.schema.json)' },
  config: { schema: text(4_096, 'the name of a file'), ...CONFIG },
} as const satisfies Options

export type DoctorOptions = {
  readonly [Name in keyof typeof DOCTOR_OPTIONS]?: z.output<(typeof DOCTOR_OPTIONS)[Name]['schema']>
}
