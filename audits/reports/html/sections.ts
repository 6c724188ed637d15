/** The findings in reading order: what must be fixed, what could not be told, advice, and the rest. */

import { html, type SafeHtml } from '@remix-run/html-template'
import { groupOf } from '../../catalogue.ts'
import { GROUP_IDS, GROUPS, type GroupId } from '../../catalogue/groups.ts'
import type { AuditReport, Finding } from '../../finding.ts'
import { gravestFirst, independent, mustBeFixed } from '../readiness.ts'
import { causePart } from './cause-part.ts'
import { brokenPart, foldedPart } from './finding-part.ts'

export const fixPart = (report: AuditReport): SafeHtml | null => {
  const broken = mustBeFixed(report.findings)
  if (broken.length === 0) return null
  return html`<section class="fixing">
    <h2>Fix before you go live</h2>
    <div class="findings">${broken.map((finding) => brokenPart(finding, report))}</div>
  </section>`
}

export const untoldPart = (report: AuditReport): SafeHtml | null => {
  const untold = gravestFirst(ofVerdict(independent(report.findings), 'could-not-tell'))
  if (untold.length === 0 && report.causes.length === 0) return null
  return html`<section class="untold">
    <h2>Could not tell</h2>
    <p class="lead">Remove these obstacles, and run the audit again.</p>
    <div class="findings">
      ${report.causes.map((cause) => causePart(cause, report))} ${untold.map((finding) => foldedPart(finding, report))}
    </div>
  </section>`
}

export const advicePart = (report: AuditReport): SafeHtml | null => {
  const advice = gravestFirst(ofVerdict(independent(report.findings), 'warn'))
  if (advice.length === 0) return null
  return html`<section class="advice">
    <h2>Advice</h2>
    <div class="findings">${advice.map((finding) => foldedPart(finding, report))}</div>
  </section>`
}

export const passedPart = (report: AuditReport): SafeHtml | null => {
  const fine = [...ofVerdict(report.findings, 'pass'), ...ofVerdict(report.findings, 'not-applicable')]
  if (fine.length === 0) return null
  return html`<section class="passed">
    <h2>What passed</h2>
    ${GROUP_IDS.map((group) => groupPart(group, fine, report))}
  </section>`
}

const groupPart = (group: GroupId, fine: readonly Finding[], report: AuditReport): SafeHtml | null => {
  const findings = fine.filter(({ audit }) => groupOf(audit) === group)
  if (findings.length === 0) return null
  return html`<h3 class="group">${GROUPS[group]}</h3>
    <div class="findings">${findings.map((finding) => foldedPart(finding, report))}</div>`
}

const ofVerdict = (findings: readonly Finding[], verdict: Finding['verdict']): readonly Finding[] =>
  findings.filter((finding) => finding.verdict === verdict)
