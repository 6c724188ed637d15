/** Single entries of the journal, and attempts, in words for a person. */

import { durationText } from '../protocol/duration.ts'
import { isOver, type Activation, type Attempt } from './activations.ts'
import { answerWords, notGivenWords, refreshedWords, settledWords } from './answer-words.ts'
import { wordsOf, type JournalEntry } from './entries.ts'

export const entryWords = (entry: JournalEntry): string =>
  inOneLine(
    entry.type === 'attempt-answered' ? `an attempt from outside the pages was ${answerWords(entry)}` : wordsOf(entry),
  )

/** The fields of an entry that have a value, as `name=value`. */
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

/** "activation 1 failed after 4 attempts: SIGNATURE_INVALID; the site was told …", or null while it is in progress. */
export const endWords = (activation: Activation): string | null => {
  const { settled, refreshed } = activation
  if (settled !== null) {
    const told = settled.reason === null ? '' : `; the site was told "${settled.reason}"`
    return `${nameOf(activation)} ${settledWords(settled)}${told}`
  }
  return refreshed === null ? null : `${nameOf(activation)} ${refreshedWords(refreshed)}`
}

export const nameOf = ({ number, refresh }: Activation): string =>
  `${refresh === null ? 'activation' : 'refresh'} ${number}`

const askedWords = ({ asked, given, sent }: Attempt): string | null => {
  const question = 'asked the site for a token'
  if (given === null) return asked === null ? null : `${question} and has no answer yet`
  const notGiven = notGivenWords(given)
  if (notGiven !== null) return `${question}, ${notGiven}`
  if (given.token === null) return 'asked the site for a token, and the site chose to continue anonymously'
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
