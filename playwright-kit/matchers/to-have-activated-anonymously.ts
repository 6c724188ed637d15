/** `await expect(iadvize).not.toHaveActivatedAnonymously()` */

import type { EntryOf, JournalEntry } from '../../protocol/journal.ts'
import { activationsIn } from '../activations.ts'
import { answerWords, nameOf } from '../entry-words.ts'
import { isTaken, sentenceOn, withoutActivation } from './activation-words.ts'
import { judgeCount, type CountOptions, type Judgement } from './judgement.ts'
import { journalMatcher, type Matcher } from './matcher.ts'
import { count } from './options.ts'

/**
 * An anonymous activation counts as soon as the platform has taken the visitor, whoever asked for it: the site's provider,
 * the tag by itself on a project without authentication mode, or a client without a tag. What the site was told of it is
 * no matter: from here on somebody unknown can chat. That their session is renewed later is no further activation.
 */
export const judgeActivatedAnonymously = (entries: readonly JournalEntry[], { times }: CountOptions): Judgement => {
  const renewals = renewalsIn(entries)
  const tried = entries
    .filter((entry) => entry.type === 'attempt-answered')
    .filter(({ optionType, index }) => optionType === 'ANONYMOUS' && !renewals.has(index))
  return judgeCount({
    found: tried.filter(isTaken).map(({ vuid }) => `visitor ${vuid}`),
    times,
    one: 'anonymous activation',
    many: 'anonymous activations',
    which: '',
    nearestMiss: nearestTo(entries, tried),
  })
}

export const toHaveActivatedAnonymously: Matcher<[options?: CountOptions]> = journalMatcher(
  'toHaveActivatedAnonymously',
  { times: count },
  judgeActivatedAnonymously,
)

/** Answers to attempts of a refresh. */
const renewalsIn = (entries: readonly JournalEntry[]): ReadonlySet<number> =>
  new Set(
    activationsIn(entries)
      .filter(({ refresh }) => refresh !== null)
      .flatMap(({ attempts }) => attempts.flatMap(({ answered }) => answered?.index ?? [])),
  )

const nearestTo = (entries: readonly JournalEntry[], tried: readonly EntryOf<'attempt-answered'>[]): string => {
  const refused = tried.at(-1)
  if (refused !== undefined) return `an anonymous attempt was ${answerWords(refused)}`
  const activations = activationsIn(entries).filter(({ refresh }) => refresh === null)
  const mistaken = activations.find(({ attempts }) =>
    attempts.some(({ given }) => given?.outcome === 'invalid' && given.optionType?.startsWith('ANONYMOUS')),
  )
  if (mistaken !== undefined) {
    const type = mistaken.attempts.at(-1)?.given?.optionType
    return `${nameOf(mistaken)} was given the type ${type}, which this rehearsal does not take (see the switch anonymousTypes)`
  }
  const last = activations.at(-1)
  return last === undefined ? withoutActivation(entries) : sentenceOn(last)
}
