/** The program that has started the command with a channel for messages, as the control room does; most have not. */

import { auditOf } from '../../audits/catalogue.ts'
import type { Finding } from '../../audits/finding.ts'
import type { AuditMessage, RuleVerdict } from '../../audits/messages.ts'
import { plainText } from '../../audits/plain-text.ts'
import { redact } from '../../audits/reports/redact.ts'

export const tellParent = (message: AuditMessage): void => {
  // A parent that does not listen any more is no fault of the audit.
  if (process.connected) process.send?.(message, undefined, undefined, () => {})
}

export const verdictOf = ({ audit, verdict, summary }: Finding): RuleVerdict => ({
  type: 'verdict',
  audit,
  title: auditOf(audit).title,
  verdict,
  summary: redact(plainText(summary)),
})
