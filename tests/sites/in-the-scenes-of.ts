import { RULES, type AuditId } from '../../audits/catalogue.ts'
import { scenesNeeded } from '../../audits/rule.ts'

/** The rules that must catch a mistake, and all others that need no further browser. */
export const inTheScenesOf = (breaks: readonly string[]): readonly AuditId[] => {
  const scenes = new Set(
    RULES.filter(({ audit }) => breaks.includes(audit)).flatMap(({ needs }) => scenesNeeded(needs)),
  )
  return RULES.filter(({ needs }) => scenesNeeded(needs).every((name) => scenes.has(name))).map(({ audit }) => audit)
}
