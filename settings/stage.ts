/** The settings of a stage. */

import { z } from 'zod'
import { AGENT_STATUSES, MESSAGE_MAX_LENGTH, type CustomButtons } from '../protocol/conversation.ts'
import {
  ANONYMOUS_TYPES,
  EVENT_ENDINGS,
  EXPLICIT_CONSENT_PLACES,
  IDENTITY_PLACES,
  ONGOING_REASONS,
  type Fidelity,
} from '../protocol/fidelity.ts'
import { hostProblem } from '../protocol/own-hosts.ts'
import { NO_TOKEN_CHOICES } from '../protocol/misbehaviours.ts'
import { REPLAY_CHOICES, TOKEN_CHECKS, type PublicKeySetting, type TokenPolicy } from '../protocol/token-policy.ts'
import { either, fields, listOf, milliseconds, must, oneOf, text, value, wholeNumber, yesOrNo } from './fields.ts'
import type { GivenProject, GivenStageSettings } from './given.ts'

/** A schema for every name there is, and for no other. */
type SchemaOfEach<Type> = { readonly [Name in keyof Type]-?: z.ZodType<Type[Name]> }

export const SID = value<string | number>(
  'a positive whole number, or a text of 1 to 64 characters without spaces',
  (given) =>
    typeof given === 'number' ? Number.isSafeInteger(given) && given > 0 : /^\S{1,64}$/.test(textOrNothing(given)),
).transform(String)

const textOrNothing = (given: unknown): string => (typeof given === 'string' ? given : '')

export const FIDELITY = fields({
  retryCount: wholeNumber(0, 20),
  retryDelaysMs: listOf(milliseconds, [1, 20]),
  retryToken: oneOf(['fresh', 'same']),
  providerTimeoutMs: milliseconds,
  answerTimeoutMs: milliseconds,
  ongoingReason: oneOf(ONGOING_REASONS),
  refusedCallAsksProvider: yesOrNo,
  refusedTokenRetried: yesOrNo,
  anonymousTypes: listOf(oneOf(ANONYMOUS_TYPES), [1, 20]),
  refreshLeadMs: milliseconds,
  consentValues: oneOf(['boolean', 'string']),
  eventEndings: listOf(oneOf(EVENT_ENDINGS), [1, 20]),
  explicitConsentPlaces: listOf(oneOf(EXPLICIT_CONSENT_PLACES), [0, 20]),
  identityPlaces: listOf(oneOf(IDENTITY_PLACES), [1, 20]),
} satisfies SchemaOfEach<Fidelity>).exactPartial()

export const TOKEN_CHECK = oneOf(TOKEN_CHECKS)

const TOKEN_POLICY = {
  tokenCheck: TOKEN_CHECK.exactOptional(),
  strict: yesOrNo.exactOptional(),
  replay: oneOf(REPLAY_CHOICES).exactOptional(),
} satisfies SchemaOfEach<TokenPolicy>

const selector = text(500, 'a CSS selector')

/** What a project has wherever it is named; how its keys are given differs. */
export const PROJECT_FIELDS = {
  sid: SID,
  ...TOKEN_POLICY,
  authenticationMode: yesOrNo.default(true),
  sessionMinutes: wholeNumber(1, 1_440).exactOptional(),
  explicitConsent: yesOrNo.exactOptional(),
  customButtons: fields({ online: selector, busy: selector, offline: selector } satisfies SchemaOfEach<CustomButtons>)
    .exactPartial()
    .exactOptional(),
  fidelity: FIDELITY.exactOptional(),
}

const instant = value<string | number>(
  'milliseconds since 1970, or a date-time with its zone, as 2026-01-31T12:00:00Z',
  (given) =>
    typeof given === 'number' ? Number.isSafeInteger(given) && given >= 0 : /^.{1,64}$/.test(textOrNothing(given)),
).exactOptional()

const keyText = text(8_192, 'a public key')

const KEY_IN_TIME = fields({
  key: keyText,
  kid: text(256).exactOptional(),
  from: instant,
  until: instant,
})

/** What it is, as far as its form goes; whether the text is a key is seen where it is read. */
export const publicKey = (be: string): z.ZodType<PublicKeySetting> =>
  either<PublicKeySetting>((given) =>
    typeof given === 'string' ? keyText : isObject(given) ? KEY_IN_TIME : z.never(must(be)),
  )

const isObject = (given: unknown): boolean => typeof given === 'object' && given !== null && !Array.isArray(given)

const PROJECT = fields({
  ...PROJECT_FIELDS,
  publicKeys: listOf(publicKey('a public key as a text, or { key, kid?, from?, until? }'), [0, 10]).default([]),
} satisfies SchemaOfEach<GivenProject>)

const hasEachSidOnce = (projects: readonly { readonly sid: string }[]): boolean =>
  new Set(projects.map(({ sid }) => sid)).size === projects.length

export const listOfProjects = <Project extends z.ZodType<{ readonly sid: string }>>(project: Project) =>
  listOf(project, [0, 20]).refine(hasEachSidOnce, 'must not name a sid twice.')

const said = must(`a text of 1 to ${MESSAGE_MAX_LENGTH} characters`)
export const messageText = z.string(said).trim().min(1, said).max(MESSAGE_MAX_LENGTH, said)

export const AGENT = fields({
  replies: listOf(messageText, [0, 100]),
  status: oneOf(AGENT_STATUSES),
}).exactPartial()

const ownHost = z.string(must('a host')).superRefine((host, context) => {
  const problem = hostProblem(host)
  if (problem !== null) context.addIssue({ code: 'custom', message: `${problem}.` })
})

/** Hosts of the brand's own that serve the tag. */
export const OWN_HOSTS = listOf(ownHost, [0, 20])

/** The settings of a stage, each of which may be left out; the settings file has the same. */
export const STAGE_FIELDS = {
  projects: listOfProjects(PROJECT).exactOptional(),
  fidelity: FIDELITY.exactOptional(),
  noTokenChoice: oneOf(NO_TOKEN_CHOICES).exactOptional(),
  agent: AGENT.exactOptional(),
  hosts: OWN_HOSTS.exactOptional(),
} satisfies SchemaOfEach<GivenStageSettings>
