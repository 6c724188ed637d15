/** All audits, in the order of a visit. Each is one file of `rules/`. */

import type { TokenCause } from '../protocol/token-causes.ts'
import { GROUP_IDS, type GroupId } from './catalogue/groups.ts'
import type { Audit } from './rule.ts'
import { AUDITS } from './rules/index.ts'

/**
 * An id is permanent, because it appears in the reports, budgets and baselines of users. It is never given to another
 * rule, and it goes when its rule is dropped.
 */
export type AuditId = keyof typeof AUDITS

export const auditOf = (id: AuditId): Audit => AUDITS[id]

export const groupOf = (id: AuditId): GroupId => {
  const group = GROUP_IDS.find((name) => id.startsWith(`${name}-`))
  if (group === undefined) throw new TypeError(`The audit ${id} begins with no group.`)
  return group
}

/** Audits with the same `place` are sorted by name. */
const NAMES = (Object.keys(AUDITS) as readonly AuditId[]).toSorted()

export const auditsIn = (group: GroupId): readonly AuditId[] =>
  NAMES.filter((id) => groupOf(id) === group).toSorted((one, other) => auditOf(one).place - auditOf(other).place)

export const AUDIT_IDS: readonly AuditId[] = GROUP_IDS.flatMap(auditsIn)

export type Rule = Audit & { readonly audit: AuditId }

export const RULES: readonly Rule[] = AUDIT_IDS.map((audit) => ({ audit, ...auditOf(audit) }))

/** The audit that is about this cause of a refused token. Each cause has one. */
export const auditOfCause = (cause: TokenCause): AuditId | null =>
  RULES.find(({ causes = [] }) => causes.includes(cause))?.audit ?? null
