/** What the platform, or the brand's token backend, is told to do next. */

import { z } from 'zod'
import { ANSWERS, TOKEN_BACKEND_BEHAVIOURS } from '../protocol/misbehaviours.ts'
import { REFUSAL_CODES } from '../protocol/refusals.ts'
import { fields, listOf, milliseconds, must, oneOf } from './fields.ts'

const count = must('a whole number from 1 to 1000, or "always"')
const times = z
  .union([z.int(count).min(1, count).max(1_000, count), z.literal('always', count)], count)
  .default(1)
  .describe('How many times in a row, or until something else is prepared.')

const ANSWER = fields({
  answer: oneOf(ANSWERS).describe('What the platform does with the attempt; "judge" is what it does unprepared.'),
  code: oneOf(REFUSAL_CODES)
    .describe('Why it is refused. Only with the answer "refuse", which is SERVER_ERROR without it.')
    .optional(),
  times,
  delayMs: milliseconds.describe('Milliseconds by which the answer comes later.').optional(),
}).refine(({ answer, code }) => code === undefined || answer === 'refuse', {
  path: ['code'],
  error: 'belongs only to the answer "refuse".',
})

export const PREPARED_ANSWERS = listOf(ANSWER, [1, 100]).superRefine((answers, context) => {
  for (const [index, answer] of answers.slice(0, -1).entries()) {
    if (answer.times === 'always') {
      context.addIssue({ code: 'custom', path: [index, 'times'], message: 'can be "always" only for the last answer.' })
    }
  }
})

export const PREPARED_BEHAVIOUR = fields({
  behaviour: oneOf(TOKEN_BACKEND_BEHAVIOURS).describe('What it does when it is asked for a token.'),
  times,
})
