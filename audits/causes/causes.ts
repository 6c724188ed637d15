/**
 * Finds out which findings could not be judged, or are broken, only because of something else. Such a finding keeps its
 * verdict and names what it follows from.
 */

import { TOKEN_CAUSE_NAMES } from '../../protocol/token-causes.ts'
import { auditOfCause, RULES, type AuditId } from '../catalogue.ts'
import { brokenLink, fairScenes, firstTokenCause } from '../chain.ts'
import { namedCause } from './named.ts'
import { effectsOf, explainersOf, hiddenBy, NEW_TOKENS, RESULTS } from './explain.ts'
import { isOnlyFallback } from './fallback.ts'
import { refusedFor } from './refused.ts'
import { isBroken } from '../reports/baseline.ts'
import type { Broken, Cause, Finding, Untold } from '../finding.ts'
import { BOXED_TAG, isOtherSession, linkOf, LINKS, SECOND_VISITOR, type Link } from '../missing.ts'
import { scenesNeeded } from '../rule.ts'
import type { Scene, Seen } from '../seen.ts'
import { sharedTroubles } from './troubles.ts'

export type Told = { readonly findings: readonly Finding[]; readonly causes: readonly Cause[] }

/** What was seen in the scenes that were played. */
export type Sights = Partial<Seen> & Pick<Seen, 'about'>

export const foldConsequences = (findings: readonly Finding[], seen: Sights): Told => {
  const troubles = sharedTroubles(findings, seen)
  const reasons = new Map(findings.map((finding) => [finding.audit, reasonFor(finding, findings, { seen, troubles })]))
  const roots = new Map(findings.map(({ audit }) => [audit, rootOf(audit, reasons)]))
  const isAlone = (cause: Reason): boolean =>
    'title' in cause && [...roots.values()].filter((root) => root?.id === cause.id).length === 1
  const folded = findings.map((finding) => {
    const cause = roots.get(finding.audit) ?? null
    // A cause that only one finding has is not listed: the finding tells it in its own words.
    return cause === null || isAlone(cause) ? finding : { ...withoutPictures(finding), consequenceOf: cause.id }
  })
  const used = new Set(folded.map(({ consequenceOf }) => consequenceOf))
  const named = [...reasons.values()].flatMap((reason) => (reason !== null && 'title' in reason ? [reason] : []))
  return {
    findings: folded,
    causes: [...new Map(named.map((cause) => [cause.id, cause])).values()].filter(({ id }) => used.has(id)),
  }
}

/** Another finding, or a cause that no rule is about. */
type Reason = { readonly id: AuditId } | Cause

type Context = { readonly seen: Sights; readonly troubles: ReadonlyMap<AuditId, Cause> }

const reasonFor = (finding: Finding, findings: readonly Finding[], context: Context): Reason | null => {
  if (finding.verdict === 'could-not-tell') return reasonUntold(finding, findings, context)
  return isBroken(finding) ? reasonBroken(finding, findings, context.seen) : null
}

/** The reason for a finding that could not tell: the journey, the key, or the broken link of the chain. */
const reasonUntold = (finding: Untold, findings: readonly Finding[], { seen, troubles }: Context): Reason | null => {
  const trouble = troubles.get(finding.audit)
  if (trouble !== undefined) return trouble
  if (finding.missing === SECOND_VISITOR) return namedCause('one-visitor', seen)
  if (isOtherSession(finding.missing)) return namedCause('one-session', seen)
  const needed = linkOf(finding.missing)
  const scenes = scenesOf(finding, seen)
  const broken = brokenLink(scenes, seen.about)
  if (needed === null || broken === null || LINKS.indexOf(broken) > LINKS.indexOf(needed))
    return hidden(finding, findings)
  const cause = explained(broken, finding, { findings, scenes })
  // If the boxed tag was not seen, the finding has a sentence of its own, which says more.
  return cause === null && !BOXED_TAG.includes(finding.missing) ? namedCause(broken, seen) : cause
}

/** The broken rule that explains why something was not seen, if there is one. */
const hidden = ({ missing }: Untold, findings: readonly Finding[]): Reason | null => {
  const cause = findings.find((other) => hiddenBy(missing).includes(other.audit) && isBroken(other))
  return cause === undefined ? null : { id: cause.audit }
}

/**
 * The reason for a broken rule: another broken rule, at least as grave, that caused the platform's complaint or broke
 * the chain.
 */
const reasonBroken = (finding: Broken, findings: readonly Finding[], seen: Sights): Reason | null => {
  const complaint = complaintOf(finding, findings) ?? refusalOf(finding, findings) ?? resultOf(finding, findings, seen)
  if (complaint !== null) return complaint
  const scenes = scenesOf(finding, seen)
  const broken = brokenLink(scenes, seen.about)
  if (broken === null || !finding.problems.every((word) => effectsOf(finding.audit, broken).includes(word))) return null
  return explained(broken, finding, { findings, scenes })
}

const explained = (
  broken: Link,
  finding: Finding,
  { findings, scenes }: { readonly findings: readonly Finding[]; readonly scenes: readonly Scene[] },
): Reason | null => {
  const explainers = explainersOf(broken, firstTokenCause(scenes))
  const cause = explainers
    .flatMap(({ audit, isCause }) => findings.filter((other) => other.audit === audit && isCause(other)))
    .find((other) => isAsGrave(other, finding))
  return cause === undefined ? null : { id: cause.audit }
}

/** One complaint of the platform may break two rules. Then the finding follows from the rule that is about the complaint. */
const complaintOf = ({ audit, problems, verdict }: Broken, findings: readonly Finding[]): Reason | null => {
  const owners = problems.map((word) => {
    const complaint = TOKEN_CAUSE_NAMES.find((name) => name === word)
    return complaint === undefined ? null : auditOfCause(complaint)
  })
  const [owner = null] = owners
  const other = findings.find((finding) => finding.audit === owner)
  if (owner === null || owner === audit || other === undefined || !('problems' in other)) return null
  if (!owners.every((each) => each === owner) || !problems.every((word) => other.problems.includes(word))) return null
  return isAsGrave(other, { verdict }) ? { id: owner } : null
}

/** If the rule failed because tokens were refused, the finding follows from the rule about such tokens. */
const refusalOf = (finding: Finding, findings: readonly Finding[]): Reason | null => {
  const refusal = refusedFor(finding)
  if (refusal === null) return null
  const owners = refusal === 'used-before' ? NEW_TOKENS : [auditOfCause(refusal)]
  const owner = owners
    .flatMap((id) => findings.filter(({ audit }) => audit === id))
    .find((other) => isBroken(other) && isAsGrave(other, finding))
  return owner === undefined || owner.audit === finding.audit ? null : { id: owner.audit }
}

const resultOf = (finding: Broken, findings: readonly Finding[], seen: Sights): Reason | null => {
  const { audit, problems } = finding
  if (audit === 'failure-no-retry' && isOnlyFallback(seen)) {
    const anonymous = findings.find((other) => other.audit === 'failure-no-anonymous' && isAsGrave(other, finding))
    if (anonymous !== undefined) return { id: anonymous.audit }
  }
  const cause = RESULTS.filter((row) => row.audit === audit && problems.every((word) => row.words.includes(word)))
    .flatMap(({ of }) => findings.filter((other) => other.audit === of.audit && holdsWord(other, of.word)))
    .find((other) => isAsGrave(other, finding))
  return cause === undefined ? null : { id: cause.audit }
}

const holdsWord = (finding: Finding, word: string): boolean => isBroken(finding) && finding.problems.includes(word)

/** A broken rule must not be hidden by a milder one, or the run would end better than the site deserves. */
const isAsGrave = (cause: Pick<Finding, 'verdict'>, consequence: Pick<Finding, 'verdict'>): boolean =>
  GRAVITY[cause.verdict] >= GRAVITY[consequence.verdict]

const GRAVITY: Readonly<Record<Finding['verdict'], number>> = {
  fail: 3,
  warn: 2,
  'could-not-tell': 1,
  pass: 0,
  'not-applicable': 0,
}

const scenesOf = ({ audit }: Finding, seen: Sights): readonly Scene[] => {
  const rule = RULES.find((one) => one.audit === audit)
  return fairScenes(seen, rule === undefined ? [] : scenesNeeded(rule.needs))
}

/** Follows the reasons to the first one, because a cause may itself be a consequence. A finding is never its own cause. */
const rootOf = (audit: AuditId, reasons: ReadonlyMap<AuditId, Reason | null>): Reason | null => {
  const reason = reasons.get(audit) ?? null
  if (reason === null || reason.id === audit) return null
  if ('title' in reason) return reason
  const root = rootOf(reason.id, new Map([...reasons].filter(([id]) => id !== audit))) ?? reason
  return root.id === audit ? null : root
}

/** Drops the screenshots of a finding that could not tell, because its cause already shows the page. */
const withoutPictures = (finding: Finding): Finding =>
  finding.verdict === 'could-not-tell'
    ? { ...finding, evidence: finding.evidence.filter(({ kind }) => kind !== 'screenshot') }
    : finding
