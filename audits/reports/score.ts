/**
 * The score of a site. What could not be told or does not apply is counted but not scored. A site that must not go live
 * never gets a good score.
 */

import { auditOf } from '../catalogue.ts'
import { GROUP_IDS, type GroupId } from '../catalogue/groups.ts'
import { ofGroup } from './readiness.ts'
import { VERDICTS, type Verdict } from '../../protocol/verdicts.ts'
import type { Finding, Score } from '../finding.ts'

const POINTS: Readonly<Partial<Record<Verdict, number>>> = { pass: 1, warn: 0.5, fail: 0 }

/** A site that breaks a rule of the weight 3 mixes up people, exposes them, or lets nobody chat. */
const GRAVEST_WEIGHT = 3
const GRAVEST_CAP = 49

/** Rounded down, so that only a site without faults has 100. Null unless at least half of what applies was judged, by weight. */
export const scoreOf = (findings: readonly Finding[]): Score => {
  const judged = findings.filter(({ verdict }) => POINTS[verdict] !== undefined)
  const possible = weightOf(judged)
  const untold = weightOf(findings.filter(({ verdict }) => verdict === 'could-not-tell'))
  const reached = judged.reduce((sum, { audit, verdict }) => sum + (POINTS[verdict] ?? 0) * auditOf(audit).weight, 0)
  const score = possible > 0 && possible >= untold ? Math.floor((reached / possible) * 100) : null
  return { score: score === null ? null : Math.min(score, capFor(judged)), counts: countsOf(findings) }
}

export const scoresByGroup = (findings: readonly Finding[]): Readonly<Record<GroupId, Score>> =>
  recordOf(GROUP_IDS, (group) => scoreOf(ofGroup(group, findings)))

const capFor = (findings: readonly Finding[]): number =>
  findings.some(({ audit, verdict }) => verdict === 'fail' && auditOf(audit).weight === GRAVEST_WEIGHT)
    ? GRAVEST_CAP
    : 100

const weightOf = (findings: readonly Finding[]): number =>
  findings.reduce((sum, { audit }) => sum + auditOf(audit).weight, 0)

const countsOf = (findings: readonly Finding[]): Readonly<Record<Verdict, number>> =>
  recordOf(VERDICTS, (verdict) => findings.filter((finding) => finding.verdict === verdict).length)

const recordOf = <Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Readonly<Record<Key, Value>> =>
  Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Readonly<Record<Key, Value>>
