/** The bodies that the control API takes, and the one check that it shares with every other door. */

import { z } from 'zod'
import { DAY_MS, fields, must, text, value, wholeNumber } from '../settings/fields.ts'
import { messageText, STAGE_FIELDS } from '../settings/stage.ts'
import type { StageSettings } from '../stage/stage.ts'

export { check } from '../settings/check.ts'
export { PREPARED_ANSWERS, PREPARED_BEHAVIOUR } from '../settings/prepared-answers.ts'

/** What is left out keeps the default of the server. */
export const stageBody = (defaults: StageSettings): z.ZodType<StageSettings> =>
  fields(STAGE_FIELDS).transform((given): StageSettings => ({ ...defaults, ...given }))

export const RESET_BODY = fields({})

const yes = z.literal(true, must('true')).exactOptional()

export const AGENT_BODY = fields({
  conversationId: text(64).exactOptional(),
  say: messageText.exactOptional(),
  askSatisfaction: yes,
  end: yes,
}).refine(({ say, askSatisfaction, end }) => say !== undefined || askSatisfaction || end, {
  error: 'must have at least one of say, askSatisfaction, end.',
})

export const CLOCK_BODY = fields({ advanceMs: wholeNumber(0, 3_650 * DAY_MS, ' of milliseconds') })

/** An address has texts only. */
export const JOURNAL_QUERY = fields({
  after: value<string>('a whole number', (given) => typeof given === 'string' && /^\d{1,15}$/.test(given))
    .transform(Number)
    .default(0),
})
