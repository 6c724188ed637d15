/** How things are called in every report. */

import { VENDOR_PAGES } from '../catalogue/vendor-pages.ts'
import { GROUPS, type AuditRow } from '../catalogue/row.ts'
import { VERDICTS, type AuditReport, type Finding, type Verdict } from '../finding.ts'

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  fail: 'Fails',
  warn: 'Warns',
  'could-not-tell': 'Could not tell',
  pass: 'Passes',
  'not-applicable': 'Does not apply',
}

/** Behind a number. */
const COUNT_WORDS: Readonly<Record<Verdict, string>> = {
  fail: 'failed',
  warn: 'warned',
  'could-not-tell': 'unclear',
  pass: 'passed',
  'not-applicable': 'not applicable',
}

/** "2 failed, 1 unclear, 3 passed" */
export const countWords = (counts: Readonly<Record<Verdict, number>>): string =>
  VERDICTS.flatMap((verdict) => (counts[verdict] === 0 ? [] : [countWord(verdict, counts[verdict])])).join(', ') ||
  'not run'

export const countWord = (verdict: Verdict, count: number): string => `${count} ${COUNT_WORDS[verdict]}`

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** The two largest units that matter: "0.4 s", "2 min 5 s", "24 h". */
export const durationWord = (durationMs: number): string => {
  if (durationMs < MINUTE_MS) {
    const seconds = (durationMs / SECOND_MS).toFixed(1)
    if (seconds !== '60.0') return `${seconds} s`
  }
  const seconds = Math.round(durationMs / SECOND_MS)
  if (seconds < HOUR_MS / SECOND_MS) return twoUnits([Math.floor(seconds / 60), 'min'], [seconds % 60, 's'])
  const minutes = Math.round(durationMs / MINUTE_MS)
  return twoUnits([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'])
}

type Amount = readonly [count: number, unit: string]

const twoUnits = ([whole, unit]: Amount, [part, partUnit]: Amount): string =>
  part === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${part} ${partUnit}`

/** "2026-11-22 20:57 UTC" */
export const momentWord = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`

export const scoreWord = (score: number | null): string => (score === null ? '–' : String(score))

export const headlineOf = ({ score }: AuditReport): string => {
  const { fail, warn } = score.counts
  if (score.score === null) return 'Nothing could be judged'
  if (fail > 0) return `${fail} ${fail === 1 ? 'rule is' : 'rules are'} broken`
  if (warn > 0) return `No rule is broken, ${warn === 1 ? 'one needs' : `${warn} need`} a look`
  return score.counts['could-not-tell'] > 0 ? 'No broken rule was seen' : 'Every rule is kept'
}

/** What the run ends with, and why. */
export const outcomeSentences = ({ outcome, settings, score }: AuditReport): readonly string[] => {
  const { overruns, lowScores, known, mended } = outcome
  const budget = `the budget "${settings.budget}"`
  return [
    ...(outcome.isWithinBudget && score.score !== null ? [`Within ${budget}.`] : []),
    ...(score.score === null ? ['A run that judged nothing is not a good one.'] : []),
    ...(overruns.length === 0
      ? []
      : [`The run fails: ${overruns.length} ${overruns.length === 1 ? 'finding is' : 'findings are'} over ${budget}.`]),
    ...lowScores.map(
      (low) =>
        `The score of ${low.place === 'all' ? 'all' : `"${GROUPS[low.place]}"`} is ${low.score ?? 'missing'}, and the budget asks for ${low.least}.`,
    ),
    ...(known.length === 0 ? [] : [`Known from ${settings.baseline}: ${known.join(', ')}.`]),
    ...(mended.length === 0 ? [] : [`Mended since ${settings.baseline}: ${mended.join(', ')}.`]),
  ]
}

/** A finding fails the run, is excused by the baseline, or is merely told. */
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

export const sourceWords = ({ source }: AuditRow): SourceWords => ({
  basis: BASIS_WORDS[source.basis],
  says: source.says,
  page: source.basis === 'practice' ? null : VENDOR_PAGES[source.page],
})
