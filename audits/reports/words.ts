/** The words that every report uses. */

import { VENDOR_PAGES } from '../../protocol/vendor-pages.ts'
import { GROUPS } from '../catalogue/groups.ts'
import { auditOf, type AuditId } from '../catalogue.ts'
import { VERDICTS, type Verdict } from '../../protocol/verdicts.ts'
import type { AuditReport, Finding, Score } from '../finding.ts'
import type { Audit } from '../rule.ts'

/** One word for each verdict, everywhere: its id as a person would write it. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  fail: 'fail',
  'could-not-tell': 'could not tell',
  warn: 'warn',
  pass: 'pass',
  'not-applicable': 'not applicable',
}

/** "2 fail (1 is a consequence), 1 could not tell, 3 pass" */
export const countWords = (findings: readonly Finding[]): string =>
  VERDICTS.flatMap((verdict) => countWord(verdict, findings) ?? []).join(', ') || 'not run'

/** Null if no finding has this verdict. Consequences are counted separately, because they need not be fixed by themselves. */
export const countWord = (verdict: Verdict, findings: readonly Finding[]): string | null => {
  const told = findings.filter((finding) => finding.verdict === verdict)
  if (told.length === 0) return null
  const follow = told.filter(({ consequenceOf }) => consequenceOf !== undefined).length
  return `${told.length} ${VERDICT_WORDS[verdict]}${followWords(follow, told.length)}`
}

const followWords = (follow: number, all: number): string => {
  if (follow === 0) return ''
  if (follow < all) return ` (${follow} ${follow === 1 ? 'is a consequence' : 'are consequences'})`
  return all === 1 ? ' (a consequence)' : ' (all consequences)'
}

/** "2026-11-22 20:57 UTC" */
export const momentWord = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`

export const scoreWord = (score: number | null): string => (score === null ? '–' : String(score))

/** For use in a sentence: "49 of 100", or why there is no number. */
export const scoreSentence = ({ score, counts }: Score): string => {
  if (score !== null) return `${score} of 100`
  return counts['could-not-tell'] > 0 ? 'not scored' : 'nothing to score'
}

/** What the finding follows from, so that it need not be fixed by itself; null if it stands for itself. */
export const followsFrom = ({ consequenceOf }: Finding, { causes }: AuditReport): string | null => {
  if (consequenceOf === undefined) return null
  const cause = causes.find(({ id }) => id === consequenceOf)
  return `This follows from ${consequenceOf}: ${cause?.title ?? auditOf(consequenceOf as AuditId).title}.`
}

/** A limit of the budget on a score or on a number that the run does not keep. No rule is to blame for it alone. */
export type MissedLimit = { readonly id: string; readonly name: string; readonly message: string }

/** The suite that they are in. */
export const LIMITS = 'What the budget requires'

export const missedLimits = ({ outcome: { lowScores, overCounts } }: AuditReport): readonly MissedLimit[] => [
  ...lowScores.map(({ place, score, least }) => ({
    id: `score-${place}`,
    name: `The score of ${place} is at least ${least}`,
    message: score === null ? 'Nothing was judged.' : `The score is ${score}.`,
  })),
  ...overCounts.map(({ verdict, count, most }) => ({
    id: `number-${verdict}`,
    name: `The number of "${VERDICT_WORDS[verdict]}" is at most ${most}`,
    message: `The number is ${count}.`,
  })),
]

/** How the run ends, and why. */
export const outcomeSentences = ({ outcome, settings, score }: AuditReport): readonly string[] => {
  const { overruns, lowScores, overCounts, known, fixed } = outcome
  const budget = `the budget "${settings.budget}"`
  return [
    ...(outcome.isWithinBudget && score.score !== null ? [`Within ${budget}.`] : []),
    ...(score.score === null
      ? ['Too few rules could be judged: this run does not show whether the site is ready.']
      : []),
    ...(overruns.length === 0
      ? []
      : [`The run fails: ${overruns.length} ${overruns.length === 1 ? 'finding is' : 'findings are'} over ${budget}.`]),
    ...lowScores.map(
      (low) =>
        `The score of ${low.place === 'all' ? 'all' : `"${GROUPS[low.place]}"`} is ${low.score ?? 'missing'}, and the budget requires ${low.least}.`,
    ),
    ...overCounts.map(
      ({ verdict, count, most }) =>
        `The number of "${VERDICT_WORDS[verdict]}" is ${count}, and the budget allows ${most}.`,
    ),
    ...(known.length === 0 ? [] : [`Known from ${settings.baseline}: ${known.join(', ')}.`]),
    ...(fixed.length === 0 ? [] : [`Fixed since ${settings.baseline}: ${fixed.join(', ')}.`]),
  ]
}

/** Whether a finding fails the run, is excused by the baseline, or is only reported. */
export const weightOf = ({ audit }: Finding, { outcome }: AuditReport): 'counts' | 'known' | 'told' => {
  if (outcome.overruns.includes(audit)) return 'counts'
  return outcome.known.includes(audit) ? 'known' : 'told'
}

const BASIS_WORDS = {
  documented: 'The vendor documents it',
  observed: "The vendor's code does it",
  inferred: "It follows from the vendor's page",
  practice: 'Good practice',
} as const

export type SourceWords = {
  readonly basis: string
  readonly says: string
  readonly page: { readonly title: string; readonly url: string } | null
}

export const sourceWords = ({ source }: Audit): SourceWords => ({
  basis: BASIS_WORDS[source.basis],
  says: source.says,
  page: source.basis === 'practice' ? null : VENDOR_PAGES[source.page],
})
