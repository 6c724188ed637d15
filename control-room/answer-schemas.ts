/** What the control API answers, for its description. That it is so, the contract tests hold. */

import { z } from 'zod'
import { JOURNAL_ENTRY } from '../journal/entry-schema.ts'
import { AGENT_STATUSES, type MessageAuthor, type SeenConversation } from '../protocol/conversation.ts'
import type { InspectedLayer, InspectedVerdict, StageInspection } from '../protocol/inspection.ts'
import { ANSWERS, NO_TOKEN_CHOICES, TOKEN_BACKEND_BEHAVIOURS } from '../protocol/misbehaviours.ts'
import { REFUSAL_CODES } from '../protocol/refusals.ts'
import { TOKEN_ADVICE_CAUSE_NAMES, TOKEN_CAUSE_NAMES, TOKEN_LAYERS } from '../protocol/token-causes.ts'
import { TOKEN_CHECKS } from '../protocol/token-policy.ts'
import { READINESS_STATES, VERDICTS } from '../protocol/verdicts.ts'
import type { Audit as RunningAudit, AuditState } from './browser/audit-state.ts'
import type { StageState, StreamEventName, StreamEvents, WaitingAnswer } from './browser/stream-events.ts'

export { JOURNAL_ENTRY }

const text = z.string()
const count = z.int().min(0)
const time = z.int().describe('Milliseconds since 1970, by the clock of the stage.')
const times = z.union([z.int().min(1), z.literal('always')]).describe('How many times are left.')
const stageNames = z.array(text).describe('Oldest first.')

export const PROBLEM = z.strictObject({
  error: text.describe('What is wrong, in one sentence.'),
  complaints: z
    .array(z.strictObject({ path: text.describe('Where the fault is.'), problem: text.describe('What it is.') }))
    .exactOptional()
    .describe('The fields that are wrong, where it is about fields.'),
})

export const STAGES = z.strictObject({ stages: stageNames })

const address = z.url()

export const ADDRESSES = z.strictObject({
  stage: text.describe('The name of the stage.'),
  tag: address.describe('For the "src" of the snippet.'),
  graphql: address.describe('Of the platform.'),
  control: address.describe('Of the stage in the control API.'),
  demoSite: address.describe('Of the demo shop, where there is one.').exactOptional(),
})

export const RECORDING = z.strictObject({
  fileName: text.describe('As it can be saved.'),
  text,
})

export const CLOCK = z.strictObject({ now: time })

export const NETWORK: z.ZodType<StageState['network']> = z.strictObject({
  isBlocked: z.boolean().describe('Whether no request to the stage gets an answer.'),
  slowMs: count.describe('Milliseconds of the stage’s clock by which each answer comes later.'),
})

const AUTHORS = ['visitor', 'agent', 'system'] as const satisfies readonly MessageAuthor[]

export const CONVERSATION: z.ZodType<SeenConversation> = z.strictObject({
  id: z.int(),
  conversationId: text,
  sid: text,
  vuid: text.describe('The visitor.'),
  isOngoing: z.boolean(),
  padlock: z.boolean().describe('Whether the identity of the visitor is verified.'),
  satisfaction: z
    .union([z.int().min(1).max(5), z.literal('asked')])
    .nullable()
    .describe('The answer of the visitor; "asked" until it comes.'),
  messages: z.array(z.strictObject({ by: z.enum(AUTHORS), text, date: text })),
})

export const CONVERSATIONS = z.strictObject({ conversations: z.array(CONVERSATION) })

const forgotten = count.describe('How many of the oldest entries are not kept any more.')

export const JOURNAL = z.strictObject({ entries: z.array(JOURNAL_ENTRY), forgotten })

const record = z.record(text, z.unknown())
const cause = z.enum(TOKEN_CAUSE_NAMES)
const fault = z.strictObject({ cause, what: text, fix: text }).nullable()
const warnings = z.array(z.strictObject({ cause: z.enum(TOKEN_ADVICE_CAUSE_NAMES), detail: text }))
const signature = z.enum(['fits', 'refused', 'unchecked'])

const LAYER: z.ZodType<InspectedLayer> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('jwe'), header: record.nullable(), isOpened: z.boolean(), fault }),
  z.strictObject({ kind: z.literal('jws'), header: record.nullable(), signature, fault }),
  z.strictObject({ kind: z.literal('claims'), claims: record, fault, warnings }),
  z.strictObject({ kind: z.literal('text'), text }),
])

const judged = { warnings, checked: z.enum(TOKEN_CHECKS) }

const VERDICT: z.ZodType<InspectedVerdict> = z.discriminatedUnion('accepted', [
  z.strictObject({ ...judged, accepted: z.literal(true), userId: text.nullable() }),
  z.strictObject({
    ...judged,
    accepted: z.literal(false),
    code: z.enum(REFUSAL_CODES),
    layer: z.enum(TOKEN_LAYERS).nullable(),
    cause: cause.nullable(),
    detail: text,
    fix: text,
  }),
])

export const INSPECTION: z.ZodType<StageInspection> = z.strictObject({
  diagnosis: z
    .strictObject({
      kind: z.enum(['token', 'provided', 'public-key', 'wrong-key', 'other']),
      sentence: text,
      fix: text.nullable(),
    })
    .describe('What the text is, what it must be, and the way from one to the other.'),
  layers: z.array(LAYER).describe('From the outside in, as far as the keys open them.'),
  verdict: VERDICT.nullable().describe('What the platform would answer.'),
  unwrapped: VERDICT.nullable().describe('What it would answer to the token alone; null where nothing is around it.'),
  nowMs: time,
  sid: text.nullable().describe('The project whose rules were applied.'),
  isSingleUse: z.boolean().describe('Whether the project accepts a token once only.'),
})

const READINESS = z.strictObject({
  state: z.enum(READINESS_STATES),
  sentence: text,
})

const SEEN_OF_AUDIT = {
  url: text.nullable().describe('Null for the demo shop.'),
  startedAt: z.int().describe('Milliseconds since 1970, by the clock of the machine.'),
  ruleCount: count.nullable().describe('How many rules are judged; null until the browser is there.'),
  scenes: (z.record(text, count) as unknown as z.ZodType<RunningAudit['scenes']>).describe(
    'How many browsers play each scene at the moment; 0 where it has been played.',
  ),
  verdicts: z
    .array(z.strictObject({ audit: text, title: text, verdict: z.enum(VERDICTS), summary: text }))
    .describe('As they come.'),
}

/** What the last audit is. */
export const AUDIT: z.ZodType<AuditState> = z.strictObject({
  folder: text.describe('The folder that journeys may lie in.'),
  audit: z
    .discriminatedUnion('phase', [
      z.strictObject({ ...SEEN_OF_AUDIT, phase: z.literal('running'), readiness: READINESS.nullable() }),
      z.strictObject({ ...SEEN_OF_AUDIT, phase: z.literal('cancelled') }),
      z.strictObject({ ...SEEN_OF_AUDIT, phase: z.literal('done'), readiness: READINESS, problem: text.nullable() }),
      z.strictObject({ ...SEEN_OF_AUDIT, phase: z.literal('failed'), problem: text }),
    ])
    .nullable()
    .describe('The running one, or the last one; null before the first.'),
})

export const AUDIT_REPORT = z.looseObject({}).describe('As `docs/audit-report.schema.json` says.')

const WAITING_ANSWER: z.ZodType<WaitingAnswer> = z.strictObject({
  answer: z.enum(ANSWERS),
  code: z.enum(REFUSAL_CODES).optional(),
  delayMs: count.optional(),
  times,
})

export const STATE: z.ZodType<StageState> = z.strictObject({
  now: time,
  aheadMs: count.describe('Milliseconds by which that clock is ahead of the machine’s.'),
  answers: z.array(WAITING_ANSWER),
  tokenBackend: z.array(z.strictObject({ behaviour: z.enum(TOKEN_BACKEND_BEHAVIOURS), times })),
  network: NETWORK,
  agentStatus: z.enum(AGENT_STATUSES),
  noTokenChoice: z.enum(NO_TOKEN_CHOICES),
  projects: z.array(
    z.strictObject({ sid: text, authenticationMode: z.boolean(), keys: count.describe('How many public keys.') }),
  ),
  stages: stageNames,
})

/** The data of the stream's events, by the name of the event. */
export const STREAM_EVENTS: { readonly [Name in StreamEventName]: z.ZodType<StreamEvents[Name]> } = {
  stage: z
    .strictObject({
      stage: text,
      instance: text.describe('Another one each time that the stage is created; entries are counted anew in each.'),
      forgotten,
      addresses: z.record(text, address),
    })
    .describe('The first event, and again when the stage is created anew.'),
  entries: z
    .array(JOURNAL_ENTRY)
    .min(1)
    .describe('Journal entries: first all that the journal holds, then each as it is written.'),
  audit: AUDIT.describe('The audit of the stand-in: at first, and whenever something of it changes.'),
  state: STATE.describe('What the stage is set to do next: at first, and whenever something of it changes.'),
  dropped: z.strictObject({ stage: text }).describe('The stage was deleted.'),
  beat: z.strictObject({ now: time }).describe('Every ten seconds.'),
}

export const OPENAPI = z.looseObject({ openapi: z.string().regex(/^3\.1\./) })
