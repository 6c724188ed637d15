/** What is known of an audit, from what it says: pure. */

import type { AuditMessage } from '../../audits/messages.ts'
import type { Audit } from '../browser/audit-state.ts'

export type RunningAudit = Extract<Audit, { phase: 'running' }>

export const newAudit = (url: string | null, startedAt: number): RunningAudit => ({
  phase: 'running',
  url,
  startedAt,
  ruleCount: null,
  scenes: {},
  verdicts: [],
  readiness: null,
})

export const afterMessage = (audit: RunningAudit, message: AuditMessage): RunningAudit => {
  switch (message.type) {
    case 'begins':
      return { ...audit, ruleCount: message.ruleCount }
    case 'scene': {
      const playing = (audit.scenes[message.scene] ?? 0) + (message.isPlaying ? 1 : -1)
      return { ...audit, scenes: { ...audit.scenes, [message.scene]: playing } }
    }
    case 'verdict': {
      const { type: _type, ...verdict } = message
      return { ...audit, verdicts: [...audit.verdicts, verdict] }
    }
    case 'ends':
      return { ...audit, readiness: message.readiness }
  }
}

/** How the command has ended: by itself with a code and perhaps a sentence, or because somebody cancelled it. */
export type End = { readonly code: number | null; readonly sentence: string | null } | 'cancelled'

/** An audit that has not come to its report has failed, whatever it has seen. */
export const afterEnd = ({ readiness, ...audit }: RunningAudit, end: End): Audit => {
  if (end === 'cancelled') return { ...audit, phase: 'cancelled' }
  if (readiness !== null) return { ...audit, phase: 'done', readiness, problem: end.sentence }
  return { ...audit, phase: 'failed', problem: end.sentence ?? unexplained(end.code) }
}

const unexplained = (code: number | null): string =>
  `The audit ended ${code === null ? 'by force' : `with exit code ${code}`} and without a report: run "rehearsal audit" in a terminal to see why.`
