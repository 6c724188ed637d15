/** The settings of a stage. */

import { z } from 'zod'
import { isKeyObject } from '../diagnosis/key.ts'
import { AGENT_STATUSES, MESSAGE_MAX_LENGTH, type CustomButtons } from '../protocol/conversation.ts'
import {
  ANONYMOUS_TYPES,
  DEFAULT_FIDELITY,
  EVENT_ENDINGS,
  EXPLICIT_CONSENT_PLACES,
  IDENTITY_PLACES,
  ONGOING_REASONS,
  type Fidelity,
} from '../protocol/fidelity.ts'
import { AN_INSTANT } from '../protocol/instant.ts'
import { hostProblem } from '../protocol/own-hosts.ts'
import { NO_TOKEN_CHOICES } from '../protocol/misbehaviours.ts'
import {
  DEFAULT_TOKEN_POLICY,
  REPLAY_CHOICES,
  SESSION_MINUTES,
  TOKEN_CHECKS,
  type PublicKeySetting,
  type PublicKeyText,
  type TokenPolicy,
} from '../protocol/token-policy.ts'
import {
  choosing,
  either,
  fields,
  listOf,
  milliseconds,
  must,
  oneOf,
  text,
  value,
  wholeNumber,
  yesOrNo,
} from './fields.ts'
import type { GivenProject, GivenStageSettings } from './given.ts'

/** A schema for each name of the type, and for no other name. */
type SchemaOfEach<Type> = { readonly [Name in keyof Type]-?: z.ZodType<Type[Name]> }

const aSid = must('a positive whole number, or a string of 1 to 64 characters without spaces')
export const SID = z
  .union([z.int(aSid).min(1, aSid), z.string(aSid).regex(/^\S{1,64}$/, aSid)], aSid)
  .transform(String)
  .describe('The id of the project, as in the snippet of its site.')

/** A switch with what it decides; what the vendor documents about it is in `docs/fidelity.md`. */
const choice = <Schema extends z.ZodType>(name: keyof Fidelity, schema: Schema, decides: string): Schema =>
  schema.meta({ description: decides, default: DEFAULT_FIDELITY[name] })

export const FIDELITY = fields({
  retryCount: choice('retryCount', wholeNumber(0, 20), 'The number of retries after a failed first attempt.'),
  retryDelaysMs: choice(
    'retryDelaysMs',
    listOf(milliseconds, [1, 20]),
    'Milliseconds before the first, second, … retry; the last value is used for all later retries.',
  ),
  retryToken: choice(
    'retryToken',
    oneOf(['fresh', 'same']),
    'The token of a retry: a new one, or the first one again.',
  ),
  providerTimeoutMs: choice('providerTimeoutMs', milliseconds, 'Milliseconds that the token provider may take.'),
  answerTimeoutMs: choice('answerTimeoutMs', milliseconds, 'Milliseconds that the platform may take to answer.'),
  ongoingReason: choice(
    'ongoingReason',
    oneOf(ONGOING_REASONS),
    'The reason that a call of activate gets while another one is under way.',
  ),
  refusedCallAsksProvider: choice(
    'refusedCallAsksProvider',
    yesOrNo,
    'Whether a call of activate that is bound to fail still asks its provider.',
  ),
  refusedTokenRetried: choice(
    'refusedTokenRetried',
    yesOrNo,
    'Whether the tag retries after a refusal by the platform.',
  ),
  anonymousTypes: choice(
    'anonymousTypes',
    listOf(oneOf(ANONYMOUS_TYPES), [1, 20]),
    'The types accepted for an anonymous option.',
  ),
  refreshLeadMs: choice(
    'refreshLeadMs',
    milliseconds,
    'Milliseconds before the end of a session at which the provider is asked again.',
  ),
  consentValues: choice(
    'consentValues',
    oneOf(['boolean', 'string']),
    'The values of the consent properties: true, false and null, or "true", "false" and "unknown".',
  ),
  eventEndings: choice(
    'eventEndings',
    listOf(oneOf(EVENT_ENDINGS), [1, 20]),
    'What follows the name of a property in the name of its event.',
  ),
  explicitConsentPlaces: choice(
    'explicitConsentPlaces',
    listOf(oneOf(EXPLICIT_CONSENT_PLACES), [0, 20]),
    'Where explicit consent can be switched on: in the snippet, or in the project.',
  ),
  identityPlaces: choice(
    'identityPlaces',
    listOf(oneOf(IDENTITY_PLACES), [1, 20]),
    'Where the session token of the visitor is kept.',
  ),
} satisfies SchemaOfEach<Fidelity>)
  .exactPartial()
  .describe('What the vendor’s pages leave open. The switches of a project override those of its stage, one by one.')

export const TOKEN_CHECK = oneOf(TOKEN_CHECKS)

const described = <Schema extends z.ZodType>(name: keyof TokenPolicy, schema: Schema, description: string) =>
  schema.meta({ description, default: DEFAULT_TOKEN_POLICY[name] }).exactOptional()

const TOKEN_POLICY = {
  tokenCheck: described('tokenCheck', TOKEN_CHECK, 'How much of a token is read.'),
  strict: described('strict', yesOrNo, 'Refuses what the vendor merely advises against.'),
  replay: described('replay', oneOf(REPLAY_CHOICES), 'Whether a token that was accepted before is accepted again.'),
} satisfies SchemaOfEach<TokenPolicy>

const selector = text(500, 'a CSS selector')

/** The fields that a project has everywhere. Only the form in which its keys are given differs. */
export const PROJECT_FIELDS = {
  sid: SID,
  ...TOKEN_POLICY,
  authenticationMode: yesOrNo
    .default(true)
    .describe('Whether the project takes tokens; else the tag starts by itself.'),
  sessionMinutes: wholeNumber(1, 1_440)
    .meta({ description: 'Minutes until the identity is verified again.', default: SESSION_MINUTES })
    .exactOptional(),
  explicitConsent: yesOrNo
    .meta({ description: 'Stores nothing before the visitor consents to cookies.', default: false })
    .exactOptional(),
  customButtons: fields({ online: selector, busy: selector, offline: selector } satisfies SchemaOfEach<CustomButtons>)
    .exactPartial()
    .describe('CSS selectors of the site’s own chat buttons.')
    .exactOptional(),
  fidelity: FIDELITY.exactOptional(),
}

const aTime = must(AN_INSTANT)
const instant = z
  .union([z.int(aTime).min(0, aTime), z.string(aTime).regex(/^.{1,64}$/, aTime)], aTime)
  .describe('Milliseconds since 1970, or a date and time with a time zone; compared with the clock of the stage.')
  .exactOptional()

const isKey = (given: unknown): boolean => typeof given === 'string' || isKeyObject(given)

/** Of the forms of a key, those that JSON can hold. */
const KEY_IN_JSON = {
  anyOf: [{ type: 'string' }, { type: 'object', properties: { kty: { type: 'string' } }, required: ['kty'] }],
} as const

export const keyOf = (be: string) => value<PublicKeyText>(be, isKey).meta(KEY_IN_JSON)

const KEY_IN_TIME = fields({
  key: keyOf('a public key as a string or as a JWK'),
  kid: text(256).describe('A token whose inner header has this "kid" is signed with this key.').exactOptional(),
  from: instant,
  until: instant,
})

/** What it is, as far as its form goes; what key it is, and whether it is one, is seen where it is read. */
export const publicKey = (be: string): z.ZodType<PublicKeySetting> => {
  const keyAlone = keyOrUndefined(be)
  return choosing(
    either<PublicKeySetting>((given) => (isKey(given) || !isObject(given) ? keyAlone : KEY_IN_TIME)),
    [keyAlone, KEY_IN_TIME],
  )
}

/** In a list it is a variable of the environment that is not set, which is said where the key is read. */
const keyOrUndefined = (be: string) =>
  value<PublicKeyText>(be, (given) => given === undefined || isKey(given)).meta(KEY_IN_JSON)

const isObject = (given: unknown): boolean => typeof given === 'object' && given !== null && !Array.isArray(given)

const keysOfProject = listOf(publicKey('a public key as a string, a JWK, or { key, kid?, from?, until? }'), [0, 10])

const aKey = publicKey('a public key')
const oneKey = aKey.transform((key) => [key])

/** One key needs no list around it. */
export const PUBLIC_KEYS = choosing(
  either<PublicKeySetting[]>((given) =>
    typeof given === 'string' || isObject(given) ? oneKey : keysOfProject,
  ).describe(
    'Public keys of the brand: PEM, base64, a certificate or a JWK, each alone or with its name and its time.',
  ),
  [aKey, keysOfProject],
)

const PROJECT = fields({
  ...PROJECT_FIELDS,
  publicKeys: PUBLIC_KEYS.default([]),
} satisfies SchemaOfEach<GivenProject>)

const hasEachSidOnce = (projects: readonly { readonly sid: string }[]): boolean =>
  new Set(projects.map(({ sid }) => sid)).size === projects.length

export const listOfProjects = <Project extends z.ZodType<{ readonly sid: string }>>(project: Project) =>
  listOf(project, [0, 20]).refine(hasEachSidOnce, 'must not name a sid twice.')

const said = must(`a string of 1 to ${MESSAGE_MAX_LENGTH} characters`)
export const messageText = z.string(said).trim().min(1, said).max(MESSAGE_MAX_LENGTH, said)

export const AGENT = fields({
  replies: listOf(messageText, [0, 100]).describe('The answers to the first, second, … message of a conversation.'),
  status: oneOf(AGENT_STATUSES).describe('Whether a conversation can begin.'),
}).exactPartial()

const ownHost = z.string(must('a host')).superRefine((host, context) => {
  const problem = hostProblem(host)
  if (problem !== null) context.addIssue({ code: 'custom', message: `${problem}.` })
})

/** The brand's own hosts that serve the tag. */
export const OWN_HOSTS = listOf(ownHost, [0, 20])

/** The settings of a stage, all of them optional. The settings file has the same fields. */
export const STAGE_FIELDS = {
  projects: listOfProjects(PROJECT).describe('What iAdvize calls websites.').exactOptional(),
  fidelity: FIDELITY.exactOptional(),
  noTokenChoice: oneOf(NO_TOKEN_CHOICES)
    .describe('What the page of the demo shop does when it cannot get a token.')
    .exactOptional(),
  agent: AGENT.describe('What the agent does by itself.').exactOptional(),
  hosts: OWN_HOSTS.describe('Your own hosts that serve the tag.').exactOptional(),
} satisfies SchemaOfEach<GivenStageSettings>
