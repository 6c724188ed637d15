/**
 * Everything that is audited: one table. An id is permanent: it stands in reports, budgets and baselines of others, so
 * it is never given to another rule, and a rule that is dropped takes its id along.
 */

import { ACTIVATION_AUDITS } from './catalogue/activation.ts'
import { FAILURE_AUDITS } from './catalogue/failure.ts'
import { LOADING_AUDITS } from './catalogue/loading.ts'
import { LOGOUT_AUDITS } from './catalogue/logout.ts'
import { GROUP_IDS, type AuditRow, type GroupId } from './catalogue/row.ts'
import { SESSION_AUDITS } from './catalogue/session.ts'
import { TOKEN_HANDLING_AUDITS } from './catalogue/token-handling.ts'
import { TOKEN_AUDITS } from './catalogue/token.ts'

export const AUDITS = {
  ...LOADING_AUDITS,
  ...ACTIVATION_AUDITS,
  ...FAILURE_AUDITS,
  ...TOKEN_AUDITS,
  ...TOKEN_HANDLING_AUDITS,
  ...SESSION_AUDITS,
  ...LOGOUT_AUDITS,
} as const satisfies Readonly<Record<`${GroupId}-${string}`, AuditRow>>

export type AuditId = keyof typeof AUDITS

/** In the order of the table, which is that of a visit. */
export const AUDIT_IDS = Object.keys(AUDITS) as readonly AuditId[]

export const auditOf = (id: AuditId): AuditRow => AUDITS[id]

export const groupOf = (id: AuditId): GroupId => {
  const group = GROUP_IDS.find((name) => id.startsWith(`${name}-`))
  if (group === undefined) throw new TypeError(`The audit ${id} begins with no group.`)
  return group
}

export const auditsIn = (group: GroupId): readonly AuditId[] => AUDIT_IDS.filter((id) => groupOf(id) === group)
