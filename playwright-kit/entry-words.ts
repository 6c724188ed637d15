/** Single entries of the journal, and attempts, in words that a person reads. */

import type { EntryOf, EntryType, JournalEntry } from '../protocol/journal.ts'
import { isOver, type Activation, type Attempt } from './activations.ts'
import { durationText } from './duration.ts'

type Words = { readonly [Type in EntryType]?: (entry: EntryOf<Type>) => string }

/** What stands alone in the story. The rest of the types are parts of an activation, or are told by their fields. */
const WORDS: Words = {
  'activation-requested': ({ activation }) => `activation ${activation}: the site called activate`,
  'tag-loaded': ({ url }) => `the tag was loaded by ${url}`,
  'identity-stored': ({ kind }) => `the browser keeps the visitor's ${kind} identity`,
  'identity-cleared': () => "the browser forgot the visitor's identity",
  'logout-called': () => 'the site called logout',
  'tag-ended': () => 'the page loaded the tag again, and this one ended',
  'function-threw': ({ message }) => `a function that the site had pushed threw: ${message}`,
  'property-set': ({ name }) => `the site set ${name}`,
  navigated: ({ screen }) => `the site called navigate("${screen}")`,
  'transaction-recorded': ({ id, amount }) => `the site recorded transaction ${id} of ${amount}`,
  'refresh-started': ({ activation }) => `refresh ${activation}: the tag began to refresh the session`,
  'refresh-scheduled': ({ delayMs }) => `the tag will refresh the session in ${durationText(delayMs)}`,
  'attempt-answered': (entry) => `an attempt from outside the pages was ${answerWords(entry)}`,
  'conversation-started': ({ conversationId }) => `conversation ${conversationId} began`,
  'message-sent': ({ by, length }) => `${by === 'system' ? 'the chat' : `the ${by}`} wrote ${length} characters`,
  'conversation-moved': ({ kind }) => `the conversation went over to a visitor who is ${kind}`,
  'conversation-ended': ({ by }) => `the ${by} ended the conversation`,
  'satisfaction-asked': () => 'the visitor was asked how satisfied they are',
  'satisfaction-answered': ({ score }) => `the visitor answered ${score}`,
  'request-refused': ({ method, path, status, problem }) =>
    `the platform refused ${method} ${path} with ${status}: ${problem}`,
  'token-asked': ({ behaviour, status }) =>
    `the token backend was asked for a token (${behaviour}) and ${status === null ? 'did not answer' : `answered ${status}`}`,
}

export const entryWords = (entry: JournalEntry): string => {
  const words = WORDS[entry.type] as ((entry: JournalEntry) => string) | undefined
  const text = words === undefined ? `${entry.type.replaceAll('-', ' ')} ${fieldsText(entry)}`.trim() : words(entry)
  return inOneLine(text)
}

/** The fields of an entry that say something, as `name=value`. */
export const fieldsText = ({ index: _index, at: _at, page: _page, type: _type, ...fields }: JournalEntry): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]: [string, unknown]) => `${name}=${valueText(value)}`)
    .join(' ')

const valueText = (value: unknown): string =>
  typeof value === 'string' && !/\s/.test(value) ? value : JSON.stringify(value)

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')

/** "activation 1, attempt 2, after 1 s: asked for a token, sent it (token 5f3a9c01), refused: SIGNATURE_INVALID (…)" */
export const attemptWords = (activation: Activation, attempt: Attempt): string => {
  const before = activation.attempts.find(({ number }) => number === attempt.number - 1)
  const again = before?.retry ? ` tried again after ${durationText(before.retry.delayMs)}` : ''
  const deeds = [
    askedWords(attempt),
    sentWords(attempt),
    outcomeWords(activation, attempt),
    waitWords(activation, attempt),
  ]
  return inOneLine(`${nameOf(activation)}${again}: ${deeds.filter((words) => words !== null).join(', ')}`)
}

/** "activation 1 failed after 4 attempts: SIGNATURE_INVALID; the site was told …", or null while it goes on. */
export const endWords = (activation: Activation): string | null => {
  const { settled, refreshed } = activation
  if (settled !== null) {
    const told = settled.reason === null ? '' : `; the site was told "${settled.reason}"`
    return `${nameOf(activation)} ${endingWords(settled)}${told}`
  }
  if (refreshed === null) return null
  return refreshed.status === 'refreshed'
    ? `${nameOf(activation)} succeeded${afterAttempts(refreshed.attempts)}`
    : `${nameOf(activation)} failed${afterAttempts(refreshed.attempts)}: ${refreshed.code}; the visitor's identity ended`
}

export const nameOf = ({ number, refresh }: Activation): string =>
  `${refresh === null ? 'activation' : 'refresh'} ${number}`

export const attemptsText = (count: number): string => `${count} attempt${count === 1 ? '' : 's'}`

const endingWords = ({ status, code, attempts }: EntryOf<'activation-settled'>): string => {
  if (status === 'authentication-success') return `succeeded${afterAttempts(attempts)}`
  return attempts === 0 ? `was refused without an attempt: ${code}` : `failed${afterAttempts(attempts)}: ${code}`
}

const afterAttempts = (count: number): string => ` after ${attemptsText(count)}`

const GIVEN = {
  threw: "the site's provider threw an error",
  'timed-out': "the site's provider did not answer in time",
  invalid: 'got no valid authentication option',
} as const

const askedWords = ({ asked, given, sent }: Attempt): string | null => {
  const question = 'asked the site for a token'
  if (given === null) return asked === null ? null : `${question} and has no answer yet`
  if (given.outcome !== 'option') return `${question}, ${GIVEN[given.outcome]}`
  if (given.token === null) return 'asked the site for a token, which chose to go on anonymously'
  return sent === null ? `${question} and got one (token ${given.token})` : question
}

const sentWords = ({ number, asked, sent }: Attempt): string | null => {
  if (sent === null) return null
  if (sent.token === null) return 'sent an anonymous attempt'
  const what = asked !== null ? 'it' : number === 1 ? 'a token' : 'the token once more'
  return `sent ${what} (token ${sent.token})`
}

const outcomeWords = (activation: Activation, { sent, answered, retry }: Attempt): string | null => {
  if (answered !== null) return answerWords(answered)
  if (sent === null) return null
  return retry !== null || isOver(activation) ? 'which never reached the platform' : 'and has no answer yet'
}

const waitWords = (activation: Activation, { number, retry }: Attempt): string | null =>
  retry !== null && !isOver(activation) && activation.attempts.at(-1)?.number === number
    ? `and will try again in ${durationText(retry.delayMs)}`
    : null

/** What the platform did with an attempt. */
export const answerWords = ({ answer, code, detail, optionType, userId }: EntryOf<'attempt-answered'>): string => {
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

const visitorWords = (optionType: string, userId: string | null): string => {
  if (optionType === 'ANONYMOUS') return ' as an anonymous visitor'
  return userId === null ? ' without knowing whom it names' : ` as user ${userId}`
}
