/** Judges what the endpoint answered by those rules that need no page. Pure. */

import { RULES, type AuditId, type Rule } from '../catalogue.ts'
import { foldConsequences, type Told } from '../causes/causes.ts'
import type { Evidence, Finding } from '../finding.ts'
import { couldNotTell, missingIn, type Judgement } from '../rule.ts'
import type { About, Seen } from '../seen.ts'
import type { CalledEndpoint } from './calls.ts'
import { retold } from './retold.ts'
import { secretsOf, withoutSecrets } from './secrets.ts'
import { sightsOf, type EndpointSights } from './sights.ts'

/** All other rules are about pages: `rehearsal audit` judges them. */
export const ENDPOINT_AUDITS: readonly AuditId[] = [
  'token-encryption',
  'token-signature',
  'token-keys',
  'token-claims',
  'token-expiry',
  'token-short-lived',
  'token-not-ahead',
  'token-size',
  'token-user-id',
  'token-user-id-real',
  'token-user-id-stable',
  'token-user-id-distinct',
  'token-user-id-opaque',
  'token-endpoint-session',
  'token-endpoint-uncached',
  'token-endpoint-origin',
  'token-endpoint-identity',
]

export const judgeEndpoint = (
  called: CalledEndpoint,
  { audits, ...project }: Pick<About, 'sid' | 'areTokensOpened'> & { readonly audits: readonly AuditId[] },
): Told => {
  const seen = sightsOf(called, project)
  const judged = RULES.filter(({ audit }) => audits.includes(audit) && ENDPOINT_AUDITS.includes(audit)).map(
    (rule): Finding => ({ audit: rule.audit, ...judge(rule, seen), durationMs: 0 }),
  )
  const told = foldConsequences(judged, seen)
  const evidenceOf = ({ evidence }: Finding): readonly Evidence[] => evidence.map((one) => retold(one, called, seen))
  const findings = told.findings.map((finding) => ({ ...finding, evidence: evidenceOf(finding) }))
  return withoutSecrets({ ...told, findings }, secretsOf(called))
}

const judge = (rule: Rule, seen: EndpointSights): Judgement => {
  const missing = missingIn(rule.needs, seen)
  // These rules read no other scenes.
  if (missing === null) return rule.judge(seen as Seen)
  return couldNotTell('a token from the endpoint', missing.scene?.trouble?.sentence ?? 'The endpoint gave no token.')
}
