/** The bodies that the control API takes. */

import { z } from 'zod'
import { REFUSAL_CODES } from '../protocol/refusals.ts'
import {
  ANONYMOUS_TYPES,
  EVENT_ENDINGS,
  EXPLICIT_CONSENT_PLACES,
  IDENTITY_PLACES,
  ONGOING_REASONS,
} from '../protocol/fidelity.ts'
import { AGENT_STATUSES, MESSAGE_MAX_LENGTH } from '../protocol/conversation.ts'
import { ANSWERS, NO_TOKEN_CHOICES, TOKEN_BACKEND_BEHAVIOURS } from '../protocol/misbehaviours.ts'
import { REPLAY_CHOICES, TOKEN_CHECKS } from '../protocol/token-policy.ts'
import { hostProblem } from '../protocol/own-hosts.ts'
import type { StageSettings } from '../stage/stage.ts'
import type { Complaint } from './problems.ts'

const DAY_MS = 86_400_000
const milliseconds = z.int().min(0).max(DAY_MS)
const TIMES = 'must be a whole number from 1 to 1000, or "always"'
const times = z.union([z.int(TIMES).min(1, TIMES).max(1_000, TIMES), z.literal('always', TIMES)], TIMES).default(1)
const SID = 'must be a positive whole number, or a string of 1 to 64 characters without spaces'
export const sid = z.union([z.int(SID).positive(SID), z.string(SID).regex(/^\S{1,64}$/, SID)], SID).transform(String)

/** An object that names the legal fields when it is given another. */
export const fields = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `is no field here; there are ${Object.keys(shape).join(', ') || 'none'}`
        : undefined,
  })

const keyText = z.string().max(8_192)
const INSTANT = 'must be milliseconds since 1970, or a date-time with its zone, as 2026-01-31T12:00:00Z'
const instant = z.union([z.int(INSTANT).min(0, INSTANT), z.string(INSTANT).max(64, INSTANT)], INSTANT).exactOptional()
const PUBLIC_KEY = z.union(
  [keyText, fields({ key: keyText, kid: z.string().min(1).max(256).exactOptional(), from: instant, until: instant })],
  'must be a public key as text, or { key, kid?, from?, until? }',
)

const FIDELITY = fields({
  retryCount: z.int().min(0).max(20).exactOptional(),
  retryDelaysMs: z.array(milliseconds).min(1).max(20).exactOptional(),
  retryToken: z.enum(['fresh', 'same']).exactOptional(),
  providerTimeoutMs: milliseconds.exactOptional(),
  answerTimeoutMs: milliseconds.exactOptional(),
  ongoingReason: z.enum(ONGOING_REASONS).exactOptional(),
  refusedCallAsksProvider: z.boolean().exactOptional(),
  refusedTokenRetried: z.boolean().exactOptional(),
  anonymousTypes: z.array(z.enum(ANONYMOUS_TYPES)).min(1).exactOptional(),
  refreshLeadMs: milliseconds.exactOptional(),
  consentValues: z.enum(['boolean', 'string']).exactOptional(),
  eventEndings: z.array(z.enum(EVENT_ENDINGS)).min(1).exactOptional(),
  explicitConsentPlaces: z.array(z.enum(EXPLICIT_CONSENT_PLACES)).exactOptional(),
  identityPlaces: z.array(z.enum(IDENTITY_PLACES)).min(1).exactOptional(),
})

const selector = z.string().min(1).max(500).exactOptional()

const PROJECT = fields({
  sid,
  publicKeys: z.array(PUBLIC_KEY).max(10).default([]),
  tokenCheck: z.enum(TOKEN_CHECKS).exactOptional(),
  strict: z.boolean().exactOptional(),
  replay: z.enum(REPLAY_CHOICES).exactOptional(),
  authenticationMode: z.boolean().default(true),
  sessionMinutes: z.int().min(1).max(1_440).exactOptional(),
  explicitConsent: z.boolean().exactOptional(),
  customButtons: fields({ online: selector, busy: selector, offline: selector }).exactOptional(),
  fidelity: FIDELITY.exactOptional(),
})

const uniqueSids = (projects: readonly { readonly sid: string }[]): boolean =>
  new Set(projects.map((project) => project.sid)).size === projects.length

const ownHost = z.string().superRefine((host, context) => {
  const problem = hostProblem(host)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

/** Hosts of the brand's own that serve the tag. */
export const OWN_HOSTS = z.array(ownHost).max(20)

const said = z.string().trim().min(1).max(MESSAGE_MAX_LENGTH)

/** The settings of a stage, each of which may be left out; the settings file has the same. */
export const STAGE_FIELDS = {
  projects: z.array(PROJECT).max(20).refine(uniqueSids, 'must not name a sid twice').exactOptional(),
  fidelity: FIDELITY.exactOptional(),
  noTokenChoice: z.enum(NO_TOKEN_CHOICES).exactOptional(),
  agent: fields({
    replies: z.array(said).max(100).exactOptional(),
    status: z.enum(AGENT_STATUSES).exactOptional(),
  }).exactOptional(),
  hosts: OWN_HOSTS.exactOptional(),
}

/** What is left out keeps the default of the server. */
export const stageBody = (defaults: StageSettings): z.ZodType<StageSettings> =>
  fields(STAGE_FIELDS).transform((given): StageSettings => ({ ...defaults, ...given }))

const ANSWER = fields({
  answer: z.enum(ANSWERS),
  code: z.enum(REFUSAL_CODES).optional(),
  times,
  delayMs: milliseconds.optional(),
}).refine(({ answer, code }) => code === undefined || answer === 'refuse', {
  path: ['code'],
  error: 'goes with the answer "refuse" only',
})

export const ANSWERS_BODY = z
  .array(ANSWER)
  .min(1)
  .max(100)
  .superRefine((answers, context) => {
    for (const [index, answer] of answers.slice(0, -1).entries()) {
      if (answer.times === 'always') {
        context.addIssue({ code: 'custom', path: [index, 'times'], message: '"always" is for the last answer only' })
      }
    }
  })

export const RESET_BODY = fields({})

export const TOKEN_BACKEND_BODY = fields({ behaviour: z.enum(TOKEN_BACKEND_BEHAVIOURS), times })

export const AGENT_BODY = fields({
  conversationId: z.string().max(64).exactOptional(),
  say: said.exactOptional(),
  askSatisfaction: z.literal(true).exactOptional(),
  end: z.literal(true).exactOptional(),
}).refine(({ say, askSatisfaction, end }) => say !== undefined || askSatisfaction || end, {
  error: 'must have at least one of say, askSatisfaction, end',
})

export const CLOCK_BODY = fields({
  advanceMs: z
    .int()
    .min(0)
    .max(3_650 * DAY_MS),
})

export const JOURNAL_QUERY = fields({ after: z.coerce.number().int().min(0).default(0) })

/** Where each fault is, as `projects[0].sid`, and what is legal there. */
export const complaintsOf = (error: z.ZodError): readonly Complaint[] => error.issues.flatMap(complaintsOfIssue)

const complaintsOfIssue = (issue: z.core.$ZodIssue): readonly Complaint[] => {
  const path = (last?: string): string =>
    z.core.toDotPath(last === undefined ? issue.path : [...issue.path, last]) || '(body)'
  // A field that does not exist is named as the path, like every other fault.
  if (issue.code === 'invalid_union') {
    // Of several forms the one that was meant is the one in which something is wrong further inside.
    const meant = issue.errors.find((faults) =>
      faults.some((fault) => fault.path.length > 0 || fault.code === 'unrecognized_keys'),
    )
    if (meant !== undefined)
      return meant.flatMap((fault) => complaintsOfIssue({ ...fault, path: [...issue.path, ...fault.path] }))
  }
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: path(key), problem: issue.message }))
  return [{ path: path(), problem: issue.message }]
}
