/** The options of `rehearsal token` and `rehearsal keys`. */

import { z } from 'zod'
import { AN_INSTANT, instantMs } from '../protocol/instant.ts'
import { TOKEN_CAUSE_NAMES } from '../protocol/token-causes.ts'
import { REPLAY_CHOICES } from '../protocol/token-policy.ts'
import { CONFIG } from './config-option.ts'
import { listOf, must, oneOf, text, yesOrNo } from './fields.ts'
import type { Options } from './option.ts'
import { SID, TOKEN_CHECK } from './stage.ts'

const FILE = text(4_096, 'the name of a file')

/** What a shell takes as one argument. */
const LONGEST_ARGUMENT = 131_072

const aTime = must(AN_INSTANT)
const AT = {
  schema: z.number(aTime),
  flag: '--at <time>',
  help: 'what time it is, such as 2026-01-31T12:00:00Z',
  otherwise: 'now',
  fromText: z.string().transform((given) => instantMs(/^\d+$/.test(given) ? Number(given) : given) ?? given),
} as const

const CONFIGURATION = { schema: FILE, ...CONFIG } as const

const JSON_OUTPUT = { schema: yesOrNo, flag: '--json', help: 'print JSON' } as const

/** What decides how a token is judged. */
export const JUDGE_OPTIONS = {
  sid: {
    schema: SID,
    flag: '--sid <sid>',
    help: 'the project that judges',
    otherwise: 'the first of the settings file, else that of the demo shop',
  },
  publicKeys: {
    schema: listOf(FILE, [1, 10]),
    flag: '--key, --public-key <file>',
    help: 'public key of the brand, in place of the keys of the project; repeat the option for more',
  },
  withoutKey: { schema: yesOrNo, flag: '--without-key', help: 'judge as a project for which no key is registered' },
  decryptionKey: {
    schema: FILE,
    flag: '--decryption-key <file>',
    help: 'private key that opens the token',
    otherwise: "the stand-in's own",
  },
  strict: { schema: yesOrNo, flag: '--strict', help: 'refuse what the vendor merely advises against' },
  replay: {
    schema: oneOf(REPLAY_CHOICES),
    flag: '--replay <choice>',
    help: `whether a token that is given twice is accepted twice: ${REPLAY_CHOICES.join(' or ')}`,
    otherwise: 'that of the project',
  },
  tokenCheck: {
    schema: TOKEN_CHECK,
    flag: '--token-check <choice>',
    help: 'how much of a token is read: full, header-only or none',
    otherwise: 'that of the project',
  },
  at: AT,
  json: JSON_OUTPUT,
  config: CONFIGURATION,
} as const satisfies Options

export const READ_TOKEN_OPTIONS = {
  tokens: { schema: z.array(z.string()), flag: '[tokens...]', help: 'the token, or - to read it from standard input' },
  file: { schema: FILE, flag: '--file <file>', help: 'read the token from a file' },
  ...JUDGE_OPTIONS,
} as const satisfies Options

const pair = (be: string) =>
  z
    .string(must(be))
    .regex(/^[^=]+=/, must(be))
    .max(LONGEST_ARGUMENT)

export const MINT_OPTIONS = {
  userId: {
    schema: z.string().max(LONGEST_ARGUMENT),
    flag: '--user-id <id>',
    help: 'who the visitor is',
    otherwise: 'a customer of the demo shop',
  },
  claims: {
    schema: listOf(pair('a name and a value, as in "loyalty=gold"'), [0, 100]),
    flag: '--claim <name=value>',
    help: 'another claim, or another value; read as JSON if it is JSON; repeat the option for more',
  },
  visitorData: {
    schema: listOf(pair('a field and a value, as in "firstName=Jane"'), [0, 100]),
    flag: '--visitor-data <field=value>',
    help: 'what the agent sees of the visitor; repeat the option for more',
  },
  flaw: { schema: oneOf(TOKEN_CAUSE_NAMES), flag: '--flaw <cause>', help: 'make one mistake (docs/failures.md)' },
  privateKey: {
    schema: FILE,
    flag: '--private-key <file>',
    help: 'private key of the brand, which signs',
    otherwise: 'that of the demo shop',
  },
  encryptionKey: {
    schema: FILE,
    flag: '--encryption-key <file>',
    help: 'public key to encrypt for',
    otherwise: "the stand-in's own",
  },
  at: AT,
  json: { ...JSON_OUTPUT, help: 'print JSON, with the claims and what kind of project refuses the token' },
} as const satisfies Options

export const KEY_SIZES = ['2048', '3072', '4096'] as const

export const KEYS_GENERATE_OPTIONS = {
  out: {
    schema: text(4_096, 'the name of a folder'),
    flag: '--out <folder>',
    help: 'folder to write to',
    otherwise: 'this one',
  },
  bits: {
    schema: oneOf(KEY_SIZES),
    flag: '--bits <n>',
    help: `size: ${KEY_SIZES.join(', ')}`,
    otherwise: KEY_SIZES[0],
  },
  json: JSON_OUTPUT,
} as const satisfies Options

export const KEYS_SHOW_OPTIONS = {
  files: {
    schema: z.array(z.string()),
    flag: '<files...>',
    help: 'a key file, or - for standard input; two files are compared',
  },
  pem: { schema: yesOrNo, flag: '--pem', help: 'print only the public key, in the form that iAdvize takes' },
  json: JSON_OUTPUT,
} as const satisfies Options

export type ValuesOf<Table extends Options> = {
  readonly [Name in keyof Table]?: Immutable<z.output<Table[Name]['schema']>>
}

type Immutable<Value> = Value extends readonly (infer Item)[] ? readonly Item[] : Value

export type JudgeOptions = ValuesOf<typeof JUDGE_OPTIONS>
export type ReadTokenOptions = ValuesOf<typeof READ_TOKEN_OPTIONS>
export type MintOptions = ValuesOf<typeof MINT_OPTIONS>
export type KeysGenerateOptions = ValuesOf<typeof KEYS_GENERATE_OPTIONS>
export type KeysShowOptions = ValuesOf<typeof KEYS_SHOW_OPTIONS>
