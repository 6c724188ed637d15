import type { Answer } from '../protocol/misbehaviours.ts'

/** What the platform did with an attempt, in words. */
export const answerWords = ({ answer, code, detail, optionType, userId }: Answered): string => {
  switch (answer) {
    case 'judge':
    case 'accept':
    case 'refuse': {
      const aside = detail === null ? '' : ` (${detail})`
      return code === null ? `accepted${visitorWords(optionType, userId)}${aside}` : `refused: ${code}${aside}`
    }
    case 'server-error':
      return 'answered with a server error (prepared)'
    case 'drop-connection':
      return 'and the connection was dropped (prepared)'
    case 'malformed-body':
      return 'answered with half a document (prepared)'
    case 'never-answer':
      return 'left without an answer (prepared)'
    default:
      return answer satisfies never
  }
}

/** The fields of an `attempt-answered` that the words use. */
type Answered = {
  readonly answer: Answer
  readonly code: string | null
  readonly detail: string | null
  readonly optionType: string
  readonly userId: string | null
}

const visitorWords = (optionType: string, userId: string | null): string => {
  if (optionType === 'ANONYMOUS') return ' as an anonymous visitor'
  return userId === null ? ' without knowing whom it names' : ` as user ${userId}`
}

const GIVEN = {
  threw: "the site's provider threw an error",
  'timed-out': "the site's provider did not answer in time",
  invalid: 'got no valid authentication option',
} as const

type Provided = {
  readonly outcome: 'option' | keyof typeof GIVEN
  readonly token: string | null
  readonly detail?: string
}

/** What the tag received instead of an authentication option. */
export const notGivenWords = ({ outcome, detail }: Provided): string | null =>
  outcome === 'option' ? null : `${GIVEN[outcome]}${detail === undefined ? '' : ` (${detail})`}`

export const providerWords = (provided: Provided): string => {
  const notGiven = notGivenWords(provided)
  if (notGiven !== null) return provided.outcome === 'invalid' ? `the tag ${notGiven}` : notGiven
  return provided.token === null
    ? 'the site chose to continue anonymously'
    : `the site answered with a token (${provided.token})`
}

type Ended = { readonly status: string; readonly code: string | null; readonly attempts: number }

/** "failed after 4 attempts: SIGNATURE_INVALID" */
export const settledWords = ({ status, code, attempts }: Ended): string => {
  if (status === 'authentication-success') return `succeeded${afterAttempts(attempts)}`
  return attempts === 0 ? `was refused without an attempt: ${code}` : `failed${afterAttempts(attempts)}: ${code}`
}

export const refreshedWords = ({ status, code, attempts }: Ended): string =>
  status === 'refreshed'
    ? `succeeded${afterAttempts(attempts)}`
    : `failed${afterAttempts(attempts)}: ${code}; the visitor's identity ended`

export const attemptsText = (count: number): string => `${count} attempt${count === 1 ? '' : 's'}`

const afterAttempts = (count: number): string => ` after ${attemptsText(count)}`
