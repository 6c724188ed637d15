/** `expect(iadvize).not.toHaveActivatedAnonymously()` */

import { ANONYMOUS_TYPES } from '../protocol/fidelity.ts'
import type { EntryOf, JournalEntry } from '../journal/entries.ts'
import { answerWords } from '../journal/answer-words.ts'
import { activationsIn } from '../journal/activations.ts'
import { nameOf } from '../journal/words.ts'
import { isTaken, sentenceOn, withoutActivation } from './activation-words.ts'
import { judgeCount, type CountOptions, type Judgement } from './judgement.ts'
import { countingClaim } from './claim.ts'
import { count } from './options.ts'

/**
 * An anonymous activation has happened when the platform has accepted the visitor, whichever party requested it: the site's
 * provider, the tag itself on a project without authentication mode, or a client without a tag. Renewing such a session does not
 * count.
 *
 * The negative claim is also about the site: a provider that chose to continue anonymously breaks it, whatever the platform
 * answered.
 */
export const judgeActivatedAnonymously = (
  entries: readonly JournalEntry[],
  { times }: CountOptions,
  isNot: boolean,
): Judgement => {
  const renewals = renewalsIn(entries)
  const tried = entries
    .filter((entry) => entry.type === 'attempt-answered')
    .filter(({ optionType, index }) => optionType === 'ANONYMOUS' && !renewals.has(index))
  const chosen = (isNot && times === undefined) || times === 0 ? choicesIn(entries) : []
  const counted = judgeCount({
    found: [...tried.filter(isTaken).map(({ vuid }) => `visitor ${vuid}`), ...chosen],
    times,
    one: 'anonymous activation',
    many: 'anonymous activations',
    which: '',
    nearestMiss: nearestTo(entries, tried),
  })
  return {
    ...counted,
    expectedNot: times === undefined ? 'no anonymous activation, and no attempt at one' : counted.expectedNot,
  }
}

export const toHaveActivatedAnonymously = countingClaim<CountOptions>(
  'toHaveActivatedAnonymously',
  { times: count },
  judgeActivatedAnonymously,
)

/** Activations in which the site's provider chose to continue anonymously and the platform did not accept the visitor. */
const choicesIn = (entries: readonly JournalEntry[]): readonly string[] =>
  activationsIn(entries)
    .filter(({ refresh, settled }) => refresh === null && settled?.attempts !== 0)
    .flatMap((activation) => {
      const { attempts } = activation
      const choice = attempts.findLast(({ given }) => isAnonymousType(given?.optionType))?.given
      return choice === undefined || attempts.some(({ answered }) => answered !== null && isTaken(answered))
        ? []
        : [`in ${nameOf(activation)} the site chose ${choice?.optionType}, which the platform did not accept`]
    })

const isAnonymousType = (type: string | null | undefined): boolean => ANONYMOUS_TYPES.some((known) => known === type)

/** The answers to attempts of refreshes. */
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
    return `${nameOf(mistaken)} was given the type ${type}, which this rehearsal does not accept (see the switch anonymousTypes)`
  }
  const last = activations.at(-1)
  return last === undefined ? withoutActivation(entries) : sentenceOn(last)
}
