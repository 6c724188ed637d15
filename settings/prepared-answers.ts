/** What the platform, or the brand's token backend, is told to do next. */

import { ANSWERS, TOKEN_BACKEND_BEHAVIOURS } from '../protocol/misbehaviours.ts'
import { REFUSAL_CODES } from '../protocol/refusals.ts'
import { fields, listOf, milliseconds, oneOf, value } from './fields.ts'

const times = value<number | 'always'>(
  'a whole number from 1 to 1000, or "always"',
  (given) => given === 'always' || (Number.isInteger(given) && Number(given) >= 1 && Number(given) <= 1_000),
).default(1)

const ANSWER = fields({
  answer: oneOf(ANSWERS),
  code: oneOf(REFUSAL_CODES).optional(),
  times,
  delayMs: milliseconds.optional(),
}).refine(({ answer, code }) => code === undefined || answer === 'refuse', {
  path: ['code'],
  error: 'goes with the answer "refuse" only.',
})

export const PREPARED_ANSWERS = listOf(ANSWER, [1, 100]).superRefine((answers, context) => {
  for (const [index, answer] of answers.slice(0, -1).entries()) {
    if (answer.times === 'always') {
      context.addIssue({ code: 'custom', path: [index, 'times'], message: 'can be "always" for the last answer only.' })
    }
  }
})

export const PREPARED_BEHAVIOUR = fields({ behaviour: oneOf(TOKEN_BACKEND_BEHAVIOURS), times })
