/** The options of `rehearsal audit-endpoint`. */

import { z } from 'zod'
import { AUDIT_OPTIONS } from './audit.ts'
import { listOf, must, text, wholeNumber } from './fields.ts'
import type { Options } from './option.ts'
import { JUDGE_OPTIONS, type ValuesOf } from './token.ts'

export const ENDPOINT_DEFAULTS = { method: 'POST', times: 3, limitSeconds: 30 } as const

/** What a shell takes as one argument. */
const LONGEST_ARGUMENT = 131_072

/** A mistake must not repeat the value, which is a secret. */
const secret = (be: string) =>
  z
    .string()
    .min(1, { error: `must be ${be}.` })
    .max(LONGEST_ARGUMENT)

const cookie = secret('cookies as in "a=1; b=2", @ and the name of a file, or env: and the name of a variable')
const aHeader = 'a header as in "Name: value", or @ and the name of a file with one in each line'
const header = listOf(
  secret(aHeader).refine((given) => /^@|^[!#$%&'*+.^`|~\w-]+\s*:/.test(given), { error: `must be ${aHeader}.` }),
  [0, 50],
)

const METHOD = must('the name of an HTTP method')

const numberInText = z.string().transform((given) => (/^\d+$/.test(given) ? Number(given) : given))

const {
  budget,
  baseline,
  html,
  json,
  junit,
  sarif,
  ctrf,
  ignoreHttpsErrors,
  only: { schema: names, fromText: namesInText },
} = AUDIT_OPTIONS
const { sid, publicKeys, decryptionKey, strict, tokenCheck, config } = JUDGE_OPTIONS

export const ENDPOINT_OPTIONS = {
  url: { schema: text(4_000), flag: '<url>', help: 'the address of the token endpoint' },
  cookies: {
    schema: cookie,
    flag: '--cookie <cookies>',
    help: 'cookies of a signed-in customer: @file, env:NAME, or "a=1; b=2", which others on the machine can see',
  },
  headers: {
    schema: header,
    flag: '--header <header>',
    help: 'a header of the page, with a value or @file or env:NAME: "Authorization: @file"; repeat the option for more',
  },
  otherCookies: { schema: cookie, flag: '--other-cookie <cookies>', help: 'cookies of another signed-in customer' },
  otherHeaders: { schema: header, flag: '--other-header <header>', help: 'a header of that other customer' },
  againCookies: {
    schema: cookie,
    flag: '--again-cookie <cookies>',
    help: 'cookies of the first customer, signed in once more',
  },
  againHeaders: { schema: header, flag: '--again-header <header>', help: 'a header of that second sign-in' },
  endedCookies: {
    schema: cookie,
    flag: '--ended-cookie <cookies>',
    help: 'cookies of a session that was signed out or has expired',
  },
  endedHeaders: { schema: header, flag: '--ended-header <header>', help: 'a header of that ended session' },
  method: {
    schema: z.string(METHOD).regex(/^[A-Za-z]{3,10}$/, METHOD),
    flag: '--method <method>',
    help: 'the method that the page uses',
    otherwise: ENDPOINT_DEFAULTS.method,
  },
  body: {
    schema: secret('a text, or @ and the name of a file'),
    flag: '--body <text>',
    help: 'what the page sends: a text or @file',
  },
  field: {
    schema: text(1_000, 'the path of a field'),
    flag: '--field <path>',
    help: 'the field with the token, as in data.chat.token',
    otherwise: 'found by its form',
  },
  times: {
    schema: wholeNumber(2, 20),
    flag: '--times <n>',
    help: 'how many times in a row to ask, from 2 to 20',
    otherwise: ENDPOINT_DEFAULTS.times,
    fromText: numberInText,
  },
  limitSeconds: {
    schema: wholeNumber(1, 600, ' of seconds'),
    flag: '--limit <seconds>',
    help: 'time limit for each answer',
    otherwise: ENDPOINT_DEFAULTS.limitSeconds,
    fromText: numberInText,
  },
  ignoreHttpsErrors,
  sid,
  publicKeys,
  decryptionKey,
  strict,
  tokenCheck,
  config,
  only: { schema: names, flag: '--only <names>', help: 'rules to judge, separated by commas', fromText: namesInText },
  skip: { schema: names, flag: '--skip <names>', help: 'rules to leave out', fromText: namesInText },
  budget,
  baseline,
  html,
  json,
  junit,
  sarif,
  ctrf,
} as const satisfies Options

export type EndpointOptions = ValuesOf<typeof ENDPOINT_OPTIONS>
