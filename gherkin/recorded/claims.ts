/** What the chat did after an act, as claims: pure. */

import type { Visitor } from '../../playwright-kit/journey.ts'
import { activationsIn } from '../../playwright-kit/activations.ts'
import type { EntryOf, JournalEntry } from '../../protocol/journal.ts'
import type { Language } from '../step.ts'
import { personSaid, sentenceOf, type Sentence } from './sentence.ts'

export type ClaimMeans = {
  /** The whole journal. */
  readonly entries: readonly JournalEntry[]
  readonly visitors: readonly Visitor[]
  readonly language: Language
}

/** `happened` is the part of the journal that belongs to the act. */
export const claimsOf = (happened: readonly JournalEntry[], means: ClaimMeans): readonly Sentence[] => {
  const said = happened.flatMap((entry) => claimsOn(entry, means))
  const isNobody = happened.findLast(({ type }) => type.startsWith('identity-'))?.type === 'identity-cleared'
  const all = isNobody ? [...said, sentenceOf('nothing-is-left', means.language, [])] : said
  return all.filter(({ text }, position) => all.findIndex((other) => other.text === text) === position)
}

const claimsOn = (entry: JournalEntry, means: ClaimMeans): readonly Sentence[] => {
  const claim = (id: string, ...values: readonly string[]) => [sentenceOf(id, means.language, values)]
  if (entry.type === 'logout-called') return claim('site-logs-out')
  if (entry.type === 'activation-settled')
    return entry.status === 'authentication-failure' ? failureOf(entry, means.language) : successOf(entry, means)
  return entry.type === 'refresh-settled' && entry.status === 'refreshed'
    ? [waitOf(entry, means), ...claim('session-is-refreshed')]
    : []
}

const failureOf = ({ code, attempts }: EntryOf<'activation-settled'>, language: Language): readonly Sentence[] => {
  if (code === null) return [sentenceOf('activation-fails', language, [])]
  return attempts > 1
    ? [sentenceOf('activation-fails-after', language, [code, String(attempts)])]
    : [sentenceOf('activation-fails-with', language, [code])]
}

/** Whose chat it is, where the journey says by which id the tokens name them. */
const successOf = (settled: EntryOf<'activation-settled'>, { entries, visitors, language }: ClaimMeans) => {
  if (settled.optionType === 'ANONYMOUS') return [sentenceOf('chat-is-anonymous', language, [])]
  const activation = activationsIn(entries).find(({ settled: one }) => one?.index === settled.index)
  const userId = activation?.attempts.at(-1)?.answered?.userId ?? null
  const position = userId === null ? -1 : visitors.findIndex((visitor) => visitor['userId'] === userId)
  const who = (['customer', 'other-customer'] as const)[position]
  return [
    who === undefined
      ? sentenceOf('chat-is-secured', language, [])
      : sentenceOf('chat-is-secured-for', language, [personSaid(who, language)]),
  ]
}

/** The session was renewed because the person has waited. */
const waitOf = ({ at, index }: JournalEntry, { entries, language }: ClaimMeans): Sentence => {
  const begun = entries.findLast((entry) => entry.index < index && isBeginning(entry))
  const minutes = Math.max(1, Math.ceil((at - (begun?.at ?? at)) / 60_000))
  return sentenceOf('time-passes', language, [`${minutes} min`])
}

const isBeginning = ({ type }: JournalEntry): boolean => type === 'activation-settled' || type === 'refresh-settled'
