/** One self-contained page: no script, nothing asked from anywhere, and a policy that would refuse both. */

import { createHash } from 'node:crypto'
import { groupOf } from '../catalogue.ts'
import { GROUP_IDS, GROUPS, type GroupId } from '../catalogue/row.ts'
import { VERDICTS, type AuditReport } from '../finding.ts'
import type { RedactedReport } from '../redact.ts'
import { findingPart } from './html/finding-part.ts'
import { html, trusted, type Html } from './html/markup.ts'
import { footPart, groupsPart, headlinePart, mendFirstPart, outcomePart } from './html/overview.ts'
import { signSprite } from './html/signs.ts'
import { REPORT_STYLE } from './html/style.ts'
import { headlineOf, scoreWord } from './words.ts'

const STYLE_HASH = createHash('sha256').update(REPORT_STYLE).digest('base64')

const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`

export const htmlReport = (report: RedactedReport): string => `${pageOf(report).html}\n`

const pageOf = (report: AuditReport): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${headlineOf(report)}: ${report.target}</title>
        ${trusted(`<style>${REPORT_STYLE}</style>`)}
      </head>
      <body>
        ${signSprite()}
        <main>
          ${headlinePart(report)} ${outcomePart(report)} ${groupsPart(report)} ${mendFirstPart(report)}
          ${GROUP_IDS.map((group) => groupPart(group, report))} ${footPart(report)}
        </main>
      </body>
    </html>`

/** What is broken first; within a verdict the order of the catalogue. */
const groupPart = (group: GroupId, report: AuditReport): Html | null => {
  const findings = report.findings
    .filter(({ audit }) => groupOf(audit) === group)
    .toSorted((left, right) => VERDICTS.indexOf(left.verdict) - VERDICTS.indexOf(right.verdict))
  if (findings.length === 0) return null
  return html`<section class="group" id="group-${group}">
    <h2>${GROUPS[group]} <span class="score">${scoreWord(report.score.groups[group].score)}</span></h2>
    <div class="findings">${findings.map((finding) => findingPart(finding, report))}</div>
  </section>`
}
