/**
 * The options of `rehearsal audit`. The command line, its help, the field `audit` of the settings file, the types and
 * the table in `docs/audit.md` are all made from this table.
 */

import { z } from 'zod'
import { CONFIG } from './config-option.ts'
import { listOf, must, text, wholeNumber, yesOrNo } from './fields.ts'
import { objectOf, type Option, type Options } from './option.ts'
import { keyOf, OWN_HOSTS, SID } from './stage.ts'

export const AUDIT_DEFAULTS = { budget: 'fail', stepLimitSeconds: 15 } as const

/** Beside the settings of a site, because only a fleet has them. */
export const FLEET_DEFAULTS = { report: 'rehearsal-fleet' } as const

const file = (flag: string, help: string) => ({ schema: text(4_000), flag, help, isFile: true }) as const

const publicKeyText = keyOf('the name of a file with a public key, the key itself as a string, or a JWK')

const names = listOf(text(200), [0, 1_000])
const namesInText = z
  .string()
  .refine(
    (list) => list.split(',').every((name) => name.trim() !== ''),
    must('names separated by commas, as in token,logout-called'),
  )
  .transform((list) => list.split(',').map((name) => name.trim()))

const MAX_STEP_SECONDS = 600
const range = must(`a number of seconds, more than 0 and at most ${MAX_STEP_SECONDS}`)
const seconds = z.number(range).positive(range).max(MAX_STEP_SECONDS, range)
const numberInText = z.string().transform((given) => (/^\d+(?:\.\d+)?$/.test(given) ? Number(given) : given))

/** What may differ from site to site. */
export const OF_A_SITE = {
  url: { schema: text(4_000), flag: '[url]', help: 'the site to audit', otherwise: 'the demo shop' },
  journey: file('--journey <file>', 'how visitors sign in and out: a file that exports visitors, signIn and signOut'),
  sid: { schema: SID, flag: '--sid <sid>', help: 'the iAdvize project', otherwise: 'that of the snippet on the page' },
  publicKey: {
    schema: publicKeyText,
    flag: '--public-key <file>',
    help: "the brand's public key; without it tokens are not opened",
  },
  hosts: {
    schema: OWN_HOSTS,
    flag: '--host <host>',
    help: 'your own host that serves nothing but the tag; repeat the option for more',
  },
  only: {
    schema: names,
    flag: '--only <names>',
    help: 'audits and groups to run, separated by commas (docs/audits.md)',
    fromText: namesInText,
  },
  skip: { schema: names, flag: '--skip <names>', help: 'audits and groups to leave out', fromText: namesInText },
  budget: {
    schema: text(4_000),
    flag: '--budget <terms>',
    help: 'what fails the run: warn, "fail,logout=could-not-tell", "none,all=90"',
    otherwise: AUDIT_DEFAULTS.budget,
  },
  baseline: file('--baseline <file>', 'an earlier JSON report: what was broken then does not fail the run again'),
  ignoreHttpsErrors: { schema: yesOrNo, flag: '--ignore-https-errors', help: 'accept any certificate' },
  stepLimitSeconds: {
    schema: seconds,
    flag: '--step-limit <seconds>',
    help: 'time limit for each thing that the journey waits for',
    otherwise: AUDIT_DEFAULTS.stepLimitSeconds,
    fromText: numberInText,
  },
} satisfies Options

/** Options that may also be in the settings file. */
const OF_SETTINGS = {
  ...OF_A_SITE,
  html: file('--html <file>', 'write the report as one HTML page'),
  json: file('--json <file>', 'write the report as JSON (docs/audit-report.schema.json)'),
  junit: file('--junit <file>', 'write the report as JUnit XML'),
  sarif: file('--sarif <file>', 'write the report as SARIF'),
  ctrf: file('--ctrf <file>', 'write the report as CTRF'),
  headed: { schema: yesOrNo, flag: '--headed', help: 'show the browser' },
} satisfies Options

const OF_THE_COMMAND_ALONE = {
  config: { schema: text(4_000), ...CONFIG },
  site: {
    schema: text(200),
    flag: '--site <id>',
    help: 'the demo shop to audit, without an address',
    otherwise: 'good',
  },
  fleet: {
    schema: text(4_000),
    flag: '--fleet <file>',
    help: 'audit every site of a list, and write one report about all of them (docs/scale.md)',
  },
  fleetReport: {
    schema: text(4_000),
    flag: '--fleet-report <folder>',
    help: 'the folder of the report about a fleet',
    otherwise: FLEET_DEFAULTS.report,
  },
  workers: {
    schema: wholeNumber(1, 1_000),
    flag: '--workers <n>',
    help: 'how many sites of a fleet are audited at the same time',
    otherwise: 'half of the cores',
    fromText: numberInText,
  },
  init: { schema: z.literal(true), flag: '--init', help: 'watch you sign in and out once, and write the journey' },
} satisfies Options

export const AUDIT_OPTIONS = { ...OF_SETTINGS, ...OF_THE_COMMAND_ALONE }

export const AUDIT_SETTINGS = objectOf(OF_SETTINGS)

/** File names are relative to the folder of the settings file. */
export type AuditSettingsOfFile = Readonly<z.output<typeof AUDIT_SETTINGS>>

/** What was given on the command line. A missing option is taken from the settings file, and then from the defaults. */
export type AuditOptions = Readonly<z.output<ReturnType<typeof objectOf<typeof AUDIT_OPTIONS>>>>

export const isOfSettingsFile = (name: string): name is keyof AuditSettingsOfFile => Object.hasOwn(OF_SETTINGS, name)

export const AUDIT_FILES = Object.entries<Option>(OF_SETTINGS)
  .filter(([, { isFile }]) => isFile)
  .map(([name]) => name)
  .filter(isOfSettingsFile)
