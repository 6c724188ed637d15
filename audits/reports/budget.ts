/**
 * The budget says what fails the run: terms separated by commas, each `level`, `place=level`, `place=score` or
 * `verdict<=number`.
 *
 *     fail                             the default: a broken rule fails the run
 *     warn,token-short-lived=fail      warnings as well, except that of one audit
 *     fail,logout=could-not-tell       in one group, what could not be told fails as well
 *     none,all=90,token=100            no finding fails the run, but low scores do
 *     fail,warn<=3                     a broken rule fails the run, and so does a fourth warning
 *
 * Each level includes those before it: none, fail, warn, could-not-tell. The level of an audit overrides that of its
 * group, which overrides the one for all. A score is from 0 to 100, and is the lowest that is allowed. A number is the
 * highest that is allowed of findings with that verdict, and replaces the level for all where it is about that verdict:
 * `fail<=2` allows two broken rules.
 */

import { AUDIT_IDS, groupOf, type AuditId } from '../catalogue.ts'
import { GROUP_IDS, type GroupId } from '../catalogue/groups.ts'
import { AUDIT_DEFAULTS } from '../../settings/audit.ts'
import { LIMITED_VERDICTS, type Finding, type LimitedVerdict, type Outcome, type Score } from '../finding.ts'

export const LEVELS = ['none', 'fail', 'warn', 'could-not-tell'] as const
export type Level = (typeof LEVELS)[number]

export type Budget = {
  readonly levels: Readonly<Partial<Record<AuditId | GroupId | 'all', Level>>>
  readonly leastScores: Readonly<Partial<Record<GroupId | 'all', number>>>
  readonly mostFindings: Readonly<Partial<Record<LimitedVerdict, number>>>
}

export const DEFAULT_BUDGET = AUDIT_DEFAULTS.budget

export class BudgetError extends Error {
  override readonly name = 'BudgetError'
}

/** Throws a `BudgetError` that says which term is wrong, and what is valid there. */
export const parseBudget = (text: string): Budget => {
  const levels: Partial<Record<AuditId | GroupId | 'all', Level>> = {}
  const leastScores: Partial<Record<GroupId | 'all', number>> = {}
  const mostFindings: Partial<Record<LimitedVerdict, number>> = {}
  for (const term of text.split(',').map((part) => part.trim())) {
    if (term.includes('<=')) {
      const { verdict, most } = limitOf(term)
      putOnce(mostFindings, verdict, { value: most, term })
      continue
    }
    const { left, right } = /^(?<left>[^=]*?)\s*=\s*(?<right>.*)$/.exec(term)?.groups ?? {}
    const place = placeOf(left ?? 'all', term)
    const value = valueOf(right ?? term, term)
    if (typeof value === 'string') putOnce(levels, place, { value, term })
    else if (isScored(place)) putOnce(leastScores, place, { value, term })
    else throw new BudgetError(`The budget "${term}" asks for the score of one audit: only "all" and groups have one.`)
  }
  return { levels, leastScores, mostFindings }
}

export const levelFor = (audit: AuditId, { levels }: Budget): Level =>
  levels[audit] ?? levels[groupOf(audit)] ?? levels.all ?? DEFAULT_BUDGET

/** Whether the budget allows the finding, before any baseline. */
export const isAllowed = ({ audit, verdict }: Finding, budget: Budget): boolean => {
  const rank = RANKS[verdict]
  const { levels, mostFindings } = budget
  const hasOwnLevel = (levels[audit] ?? levels[groupOf(audit)]) !== undefined
  if (rank !== null && mostFindings[rank] !== undefined && !hasOwnLevel) return true
  return rank === null || LEVELS.indexOf(levelFor(audit, budget)) < LEVELS.indexOf(rank)
}

export const lowScores = (
  scores: Readonly<Record<GroupId | 'all', Score>>,
  { leastScores }: Budget,
): Outcome['lowScores'] =>
  ([...GROUP_IDS, 'all'] as const).flatMap((place) => {
    const least = leastScores[place]
    const { score } = scores[place]
    // If nothing was judged there is no score, and a budget that asks for one is not met.
    return least === undefined || (score !== null && score >= least) ? [] : [{ place, score, least }]
  })

/** `findings` are those that stand for themselves and that no baseline knows. */
export const overCounts = (findings: readonly Finding[], { mostFindings }: Budget): Outcome['overCounts'] =>
  LIMITED_VERDICTS.flatMap((verdict) => {
    const most = mostFindings[verdict]
    const count = findings.filter((finding) => finding.verdict === verdict).length
    return most === undefined || count <= most ? [] : [{ verdict, count, most }]
  })

const RANKS = {
  fail: 'fail',
  warn: 'warn',
  'could-not-tell': 'could-not-tell',
  pass: null,
  'not-applicable': null,
} as const satisfies Readonly<Record<Finding['verdict'], LimitedVerdict | null>>

const isScored = (place: string): place is GroupId | 'all' => ['all', ...GROUP_IDS].includes(place)

const placeOf = (name: string, term: string): AuditId | GroupId | 'all' => {
  const known = (['all', ...GROUP_IDS, ...AUDIT_IDS] as const).find((place) => place === name)
  if (known !== undefined) return known
  throw new BudgetError(
    `The budget "${term}" does not say what it limits: to the left of "=" write "all", an audit, or a group (${GROUP_IDS.join(', ')}).`,
  )
}

const valueOf = (text: string, term: string): Level | number => {
  const level = LEVELS.find((name) => name === text)
  if (level !== undefined) return level
  if (/^\d{1,3}$/.test(text) && Number(text) <= 100) return Number(text)
  throw new BudgetError(
    `The budget "${term}" cannot be read: a level is one of ${LEVELS.join(', ')}, a score is 0 to 100 ("all=90"), a number of findings is "warn<=3".`,
  )
}

const limitOf = (term: string): { readonly verdict: LimitedVerdict; readonly most: number } => {
  const { name, number } = /^(?<name>\S+?)\s*<=\s*(?<number>\d{1,3})$/.exec(term)?.groups ?? {}
  const verdict = LIMITED_VERDICTS.find((known) => known === name)
  if (verdict !== undefined && number !== undefined) return { verdict, most: Number(number) }
  throw new BudgetError(
    `The budget "${term}" cannot be read: to the left of "<=" write one of ${LIMITED_VERDICTS.join(', ')}, to the right a number ("warn<=3").`,
  )
}

const putOnce = <Place extends string, Value>(
  table: Partial<Record<Place, Value>>,
  place: Place,
  { value, term }: { readonly value: Value; readonly term: string },
): void => {
  if (table[place] !== undefined) throw new BudgetError(`The budget sets ${place} twice: "${term}".`)
  table[place] = value
}
