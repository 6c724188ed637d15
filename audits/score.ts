/** How good a site is, in numbers. What could not be told or does not apply is counted, and never scored. */

import { auditOf, groupOf } from './catalogue.ts'
import { GROUP_IDS, type GroupId } from './catalogue/row.ts'
import { VERDICTS, type Finding, type Score, type Verdict } from './finding.ts'

const POINTS: Readonly<Partial<Record<Verdict, number>>> = { pass: 1, warn: 0.5, fail: 0 }

/** Rounded down, so that only a site without a fault has 100. */
export const scoreOf = (findings: readonly Finding[]): Score => {
  let reached = 0
  let possible = 0
  for (const { audit, verdict } of findings) {
    const points = POINTS[verdict]
    if (points === undefined) continue
    const { weight } = auditOf(audit)
    reached += points * weight
    possible += weight
  }
  return { score: possible === 0 ? null : Math.floor((reached / possible) * 100), counts: countsOf(findings) }
}

export const scoresByGroup = (findings: readonly Finding[]): Readonly<Record<GroupId, Score>> =>
  recordOf(GROUP_IDS, (group) => scoreOf(findings.filter(({ audit }) => groupOf(audit) === group)))

const countsOf = (findings: readonly Finding[]): Readonly<Record<Verdict, number>> =>
  recordOf(VERDICTS, (verdict) => findings.filter((finding) => finding.verdict === verdict).length)

const recordOf = <Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Readonly<Record<Key, Value>> =>
  Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Readonly<Record<Key, Value>>
