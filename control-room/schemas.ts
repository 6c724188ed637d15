/** What the control API takes. The types of the client come from here as well. */

import { z } from 'zod'
import { AUDIT_OPTIONS } from '../settings/audit.ts'
import { AGENT_STATUSES } from '../protocol/conversation.ts'
import {
  atLeastOne,
  choosing,
  DAY_MS,
  either,
  fields,
  must,
  oneOf,
  text,
  wholeNumber,
  yesOrNo,
} from '../settings/fields.ts'
import { objectOf } from '../settings/option.ts'
import { messageText, PUBLIC_KEYS, STAGE_FIELDS } from '../settings/stage.ts'

export { check } from '../settings/check.ts'
export { PREPARED_ANSWERS, PREPARED_BEHAVIOUR } from '../settings/prepared-answers.ts'
export { FIDELITY } from '../settings/stage.ts'

/** What is left out keeps the default of the server. */
export const STAGE_BODY = fields(STAGE_FIELDS)

export const RESET_BODY = fields({})

const yes = z.literal(true, must('true'))

export const AGENT_BODY = atLeastOne(
  fields({
    conversationId: text(64).describe('Needed only where several conversations are ongoing.').exactOptional(),
    say: messageText.describe('What the agent writes to the visitor.').exactOptional(),
    askSatisfaction: yes
      .describe('Asks the visitor, when the conversation ends, how satisfied they are.')
      .exactOptional(),
    end: yes.describe('Ends the conversation.').exactOptional(),
    status: oneOf(AGENT_STATUSES).describe('For pages that load the tag from now on.').exactOptional(),
  }),
  ['say', 'askSatisfaction', 'end', 'status'],
)

const ADVANCE = fields({
  advanceMs: wholeNumber(0, 3_650 * DAY_MS, ' of milliseconds').describe(
    'Milliseconds by which the clock moves forward.',
  ),
})
const RETURN = fields({ returnToNow: yes.describe('Sets the clock back to that of the machine.') })

export const CLOCK_BODY = choosing(
  either<{ readonly advanceMs?: number; readonly returnToNow?: true }>((given) =>
    typeof given === 'object' && given !== null && 'returnToNow' in given ? RETURN : ADVANCE,
  ),
  [ADVANCE, RETURN],
)

export const NETWORK_BODY = atLeastOne(
  fields({
    isBlocked: yesOrNo.describe('Whether no request to the stage gets an answer.').exactOptional(),
    slowMs: wholeNumber(0, 60_000, ' of milliseconds')
      .describe('Milliseconds of the stage’s clock by which each answer comes later.')
      .exactOptional(),
  }),
  ['isBlocked', 'slowMs'],
)

export const KEYS_BODY = fields({ publicKeys: PUBLIC_KEYS })

/** What is given in its place may be the token, which no answer repeats. */
const A_FINGERPRINT = { error: 'must be the fingerprint of a token, eight hex digits.' }
const FINGERPRINT = z.string(A_FINGERPRINT).regex(/^[0-9a-f]{8}$/, A_FINGERPRINT)

const { url, journey, sid, only, ignoreHttpsErrors } = AUDIT_OPTIONS

export const AUDIT_BODY = objectOf({ url, journey, sid, only, ignoreHttpsErrors })

const ANY_TEXT = z.string({ error: 'must be a string.' })
const KEY_TEXT = z.string({ error: 'must be a key as a string.' })

export const INSPECT_BODY = fields({
  text: ANY_TEXT.describe('A token, what a token provider returns, a key, or anything else.').exactOptional(),
  token: FINGERPRINT.describe(
    'The fingerprint of a token that came to the stage, in place of a string.',
  ).exactOptional(),
  sid: ANY_TEXT.describe('The project whose rules count; the first of the stage if absent.').exactOptional(),
  publicKey: KEY_TEXT.describe('In place of the public keys of the project, for this request only.').exactOptional(),
  decryptionKey: KEY_TEXT.describe(
    'In place of the private key of the platform, for this request only.',
  ).exactOptional(),
})
  .refine(({ text: given, token }) => (given === undefined) !== (token === undefined), {
    error: 'must have either text or token.',
  })
  .meta({ oneOf: [{ required: ['text'] }, { required: ['token'] }] })

const anIndex = must('a whole number')

/** An address has texts only. */
export const JOURNAL_QUERY = fields({
  after: z
    .string(anIndex)
    .regex(/^\d{1,15}$/, anIndex)
    .transform(Number)
    .pipe(z.int().min(0))
    .default(0)
    .describe('The index of an entry: only those behind it are returned.'),
})

/** Taken as the header `Last-Event-ID` is; anything else is no position, and the stream begins with the first entry. */
export const EVENTS_QUERY = fields({
  after: z.string().describe('The id of the last event that arrived, as `<instance>:<index>`.').exactOptional(),
})

const RECORDING_FORMS = ['playwright', 'feature', 'configuration'] as const

/** As what a rehearsal is taken along; the language is that of a feature. */
export const RECORDING_QUERY = fields({
  as: oneOf(RECORDING_FORMS),
  language: oneOf(['en', 'fr']).default('en'),
})
