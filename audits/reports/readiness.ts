/** What the report says in words before any number: whether the site may go live, and what prevents it. */

import { auditOf, groupOf } from '../catalogue.ts'
import { GROUP_IDS, type GroupId } from '../catalogue/groups.ts'
import type { Readiness, Verdict } from '../../protocol/verdicts.ts'
import type { AuditReport, Cause, Finding } from '../finding.ts'

export type Concluded = {
  readonly findings: readonly Finding[]
  readonly causes: readonly Cause[]
  /** The score of all findings; null if too little was judged. */
  readonly score: number | null
  /** Such as "the site". */
  readonly subject: string
}

export const readinessOf = (concluded: Concluded): Readiness => {
  const { findings, score, subject } = concluded
  const broken = mustBeFixed(findings)
  if (broken.length > 0) return { state: 'not-ready', sentence: notReady(broken) }
  const untold = findings.filter(({ verdict }) => verdict === 'could-not-tell').length
  if (score === null) return { state: 'not-judged', sentence: notJudged(concluded, untold) }
  if (untold > 0) {
    const rules = untold === 1 ? 'one rule' : `${untold} rules`
    return { state: 'partly-judged', sentence: `No broken rule was seen, but ${rules} could not be judged` }
  }
  const advice = findings.filter(({ verdict }) => verdict === 'warn').length
  if (advice === 0) return { state: 'ready', sentence: `Ready: ${subject} keeps every rule that was judged` }
  return { state: 'ready', sentence: `Ready, with ${advice === 1 ? 'one piece' : `${advice} pieces`} of advice` }
}

/** The verdict whose colour the whole report has. */
export const TONES = {
  ready: 'pass',
  'not-ready': 'fail',
  'partly-judged': 'could-not-tell',
  'not-judged': 'could-not-tell',
} as const satisfies Readonly<Record<Readiness['state'], Verdict>>

/** The findings that do not follow from another. */
export const independent = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ consequenceOf }) => consequenceOf === undefined)

export const ofGroup = (group: GroupId, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ audit }) => groupOf(audit) === group)

/** A group that the user left out belongs to the report; one that the audit has no rules of, as that of an endpoint, does not. */
export const groupsIn = ({ findings, settings: { only, skip } }: AuditReport): readonly GroupId[] =>
  GROUP_IDS.filter((group) => ofGroup(group, findings).length > 0 || only.length + skip.length > 0)

/** The findings that follow from this finding or cause. */
export const consequencesOf = (id: string, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ consequenceOf }) => consequenceOf === id)

/** The sentence without the names at its end, for a place where the names follow. */
export const headlineOf = ({ findings, readiness }: Pick<AuditReport, 'findings' | 'readiness'>): string =>
  readiness.state === 'not-ready' ? notReadyYet(mustBeFixed(findings)) : readiness.sentence

/** The gravest come first. */
export const mustBeFixed = (findings: readonly Finding[]): readonly Finding[] =>
  gravestFirst(independent(findings).filter(({ verdict }) => verdict === 'fail'))

const notReadyYet = ({ length }: readonly Finding[]): string =>
  `Not ready: fix ${length === 1 ? '1 broken rule' : `${length} broken rules`} before you go live`

const MAX_NAMED = 3

/** "Not ready: fix 2 broken rules before you go live: "…" and "…"" */
const notReady = (broken: readonly Finding[]): string => {
  const titles = broken.map(({ audit }) => `"${auditOf(audit).title}"`)
  const more = titles.length - MAX_NAMED
  const named = [...titles.slice(0, MAX_NAMED), ...(more > 0 ? [`${more} more`] : [])]
  const last = named.at(-1) ?? ''
  const listed = named.length === 1 ? last : `${named.slice(0, -1).join(', ')} and ${last}`
  return `${notReadyYet(broken)}: ${listed}`
}

/** The cause with the most consequences stands for the rest. */
const notJudged = ({ findings, causes }: Concluded, untold: number): string => {
  const count = ({ id }: Cause): number => consequencesOf(id, findings).length
  const [main] = causes.toSorted((one, other) => count(other) - count(one))
  if (main !== undefined) return `Could not be judged: ${main.title.charAt(0).toLowerCase()}${main.title.slice(1)}`
  if (untold === 0) return 'Could not be judged: no rule applies to what was seen'
  return `Could not be judged: ${untold} of ${findings.length} rules could not tell`
}

/** Rules against mixing up or exposing people come first. Rules of the same weight keep the order of the catalogue. */
export const gravestFirst = <Told extends Finding>(findings: readonly Told[]): readonly Told[] =>
  findings.toSorted((one, other) => auditOf(other.audit).weight - auditOf(one.audit).weight)
