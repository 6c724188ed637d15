/** Which audits run: `--only` and `--skip` take ids and groups. */

import { AUDIT_IDS, groupOf, type AuditId } from './catalogue.ts'
import { GROUP_IDS } from './catalogue/groups.ts'

export class SelectionError extends Error {
  override readonly name = 'SelectionError'
}

/** In the order of the catalogue. Throws a `SelectionError` for an unknown name, and when nothing is left. */
export const selectAudits = (only: readonly string[], skip: readonly string[]): readonly AuditId[] => {
  const unknown = [...only, ...skip].find((name) => !isName(name))
  if (unknown !== undefined) {
    throw new SelectionError(
      `There is no audit "${unknown}": name a group (${GROUP_IDS.join(', ')}) or an audit of docs/audits.md.`,
    )
  }
  const chosen = AUDIT_IDS.filter((id) => (only.length === 0 || isIn(only, id)) && !isIn(skip, id))
  if (chosen.length === 0) throw new SelectionError('No audit is left: every chosen audit is also skipped.')
  return chosen
}

const isName = (name: string): boolean => [...GROUP_IDS, ...AUDIT_IDS].some((known) => known === name)

const isIn = (names: readonly string[], id: AuditId): boolean => names.includes(id) || names.includes(groupOf(id))
