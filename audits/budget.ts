/**
 * What counts as a failure of the run: terms between commas, each `level`, `place=level` or `place=score`.
 *
 *     fail                             the default: a broken rule fails the run
 *     warn,token-short-lived=fail      warnings as well, except that of one audit
 *     fail,logout=could-not-tell       in one group, what could not be told fails as well
 *     none,all=90,token=100            no finding fails the run, scores do
 *
 * Each level holds for those before it as well: none, fail, warn, could-not-tell. That of an audit goes before that of
 * its group, and that before the one for all. A score is 0 to 100 and the least that is allowed.
 */

import { AUDIT_IDS, groupOf, type AuditId } from './catalogue.ts'
import { GROUP_IDS, type GroupId } from './catalogue/row.ts'
import type { Finding, Outcome, Score } from './finding.ts'

export const LEVELS = ['none', 'fail', 'warn', 'could-not-tell'] as const
export type Level = (typeof LEVELS)[number]

export type Budget = {
  readonly levels: Readonly<Partial<Record<AuditId | GroupId | 'all', Level>>>
  readonly leastScores: Readonly<Partial<Record<GroupId | 'all', number>>>
}

export const DEFAULT_BUDGET = 'fail'

export class BudgetError extends Error {
  override readonly name = 'BudgetError'
}

/** Throws a `BudgetError` whose sentence says which term is wrong, and what is legal there. */
export const parseBudget = (text: string): Budget => {
  const levels: Partial<Record<AuditId | GroupId | 'all', Level>> = {}
  const leastScores: Partial<Record<GroupId | 'all', number>> = {}
  for (const term of text.split(',').map((part) => part.trim())) {
    const { left, right } = /^(?<left>[^=]*?)\s*=\s*(?<right>.*)$/.exec(term)?.groups ?? {}
    const place = placeOf(left ?? 'all', term)
    const value = valueOf(right ?? term, term)
    if (typeof value === 'string') putOnce(levels, place, { value, term })
    else if (isScored(place)) putOnce(leastScores, place, { value, term })
    else throw new BudgetError(`The budget "${term}" asks for the score of one audit: only "all" and groups have one.`)
  }
  return { levels, leastScores }
}

export const levelFor = (audit: AuditId, { levels }: Budget): Level =>
  levels[audit] ?? levels[groupOf(audit)] ?? levels.all ?? DEFAULT_BUDGET

/** Whether the budget allows the finding, before any baseline. */
export const isAllowed = ({ audit, verdict }: Finding, budget: Budget): boolean => {
  const rank = RANKS[verdict]
  return rank === null || LEVELS.indexOf(levelFor(audit, budget)) < LEVELS.indexOf(rank)
}

export const lowScores = (
  scores: Readonly<Record<GroupId | 'all', Score>>,
  { leastScores }: Budget,
): Outcome['lowScores'] =>
  ([...GROUP_IDS, 'all'] as const).flatMap((place) => {
    const least = leastScores[place]
    const { score } = scores[place]
    // Nothing judged is no score at all, and a budget that asks for one is not met by silence.
    return least === undefined || (score !== null && score >= least) ? [] : [{ place, score, least }]
  })

const RANKS = {
  fail: 'fail',
  warn: 'warn',
  'could-not-tell': 'could-not-tell',
  pass: null,
  'not-applicable': null,
} as const satisfies Readonly<Record<Finding['verdict'], Level | null>>

const isScored = (place: string): place is GroupId | 'all' => ['all', ...GROUP_IDS].includes(place)

const placeOf = (name: string, term: string): AuditId | GroupId | 'all' => {
  const known = (['all', ...GROUP_IDS, ...AUDIT_IDS] as const).find((place) => place === name)
  if (known !== undefined) return known
  throw new BudgetError(
    `The budget "${term}" names no place: left of "=" stands all, an audit, or a group (${GROUP_IDS.join(', ')}).`,
  )
}

const valueOf = (text: string, term: string): Level | number => {
  const level = LEVELS.find((name) => name === text)
  if (level !== undefined) return level
  if (/^\d{1,3}$/.test(text) && Number(text) <= 100) return Number(text)
  throw new BudgetError(
    `The budget "${term}" cannot be read: a level is one of ${LEVELS.join(', ')}, a score is 0 to 100 ("all=90").`,
  )
}

const putOnce = <Place extends string, Value>(
  table: Partial<Record<Place, Value>>,
  place: Place,
  { value, term }: { readonly value: Value; readonly term: string },
): void => {
  if (table[place] !== undefined) throw new BudgetError(`The budget says twice what holds for ${place}: "${term}".`)
  table[place] = value
}
