import { html, type SafeHtml } from '@remix-run/html-template'
import { auditOf, groupOf } from '../../catalogue.ts'
import { GROUPS } from '../../catalogue/groups.ts'
import type { AuditReport, Evidence, Finding } from '../../finding.ts'
import { mustBeFixed } from '../readiness.ts'
import { sourceWords, VERDICT_WORDS, weightOf } from '../words.ts'
import { consequencesPart } from './cause-part.ts'
import { evidencePart } from './evidence.ts'
import { label, type Level } from './label.ts'
import { link } from './link.ts'
import { sign } from './signs.ts'

/** A broken rule, with everything visible without a click: what is wrong, where, why it matters and how to fix it. */
export const brokenPart = (finding: Finding, report: AuditReport): SafeHtml => {
  const { audit, verdict, summary, evidence } = finding
  const places = evidence.filter(isPlace)
  return html`<article class="finding open" id="${audit}" data-verdict="${verdict}">
    <p class="about">
      ${sign(verdict)} <span class="verdict">${verdictWord(finding, report)}</span>
      <span class="in">${GROUPS[groupOf(audit)]}</span>
    </p>
    <h3 class="seen">${summary}</h3>
    ${places.length === 0 ? null : html`<div class="where">${places.map(evidencePart)}</div>`}
    <section class="why">
      ${label('Why it matters', 4)}
      <p>${auditOf(audit).why}</p>
    </section>
    ${mendingPart(finding, 4)} ${consequencesPart(audit, report, 4)} ${proofPart(finding, report)}
    ${rulePart(finding, 4)}
  </article>`
}

/** Open only if there is a single mistake. Otherwise the reader should see the next mistake before the proof of this one. */
const proofPart = ({ evidence }: Finding, { findings }: AuditReport): SafeHtml | null => {
  const story = evidence.filter((one) => !isPlace(one))
  if (story.length === 0) return null
  return html`<details class="proof" ${mustBeFixed(findings).length === 1 ? html` open` : null}>
    <summary><span class="title">What happened, step by step</span></summary>
    ${story.map(evidencePart)}
  </details>`
}

/** A single line, until the reader unfolds it. */
export const foldedPart = (finding: Finding, report: AuditReport): SafeHtml => {
  const { audit, verdict, summary, evidence } = finding
  const isFine = verdict === 'pass' || verdict === 'not-applicable'
  return html`<details class="finding" id="${audit}" data-verdict="${verdict}">
    <summary>
      ${sign(verdict)}
      <span class="title">${isFine ? auditOf(audit).title : summary}</span>
      <span class="verdict">${verdictWord(finding, report)}</span>
    </summary>
    <div class="body">
      ${isFine ? html`<p class="seen">${summary}</p>` : null}
      ${'missing' in finding ? html`<p class="missing"><b>What was missing:</b> ${finding.missing}</p>` : null}
      ${evidence.map(evidencePart)}
      <section class="why">
        ${label('Why it matters', 3)}
        <p>${auditOf(audit).why}</p>
      </section>
      ${isFine || 'missing' in finding ? null : mendingPart(finding, 3)} ${consequencesPart(audit, report, 3)}
      ${rulePart(finding, 3)}
    </div>
  </details>`
}

const verdictWord = (finding: Finding, report: AuditReport): string =>
  `${VERDICT_WORDS[finding.verdict]}${weightOf(finding, report) === 'known' ? ', known' : ''}`

/** Evidence of where on the site the fault is, not of when it happened in the visit. */
const isPlace = ({ kind }: Evidence): boolean => kind === 'code' || kind === 'value'

const mendingPart = ({ audit }: Finding, level: Level): SafeHtml => {
  const { fix } = auditOf(audit)
  return html`<section class="fix">
    ${label('How to fix it', level)}
    <p>${fix.text}</p>
    <pre><code>${fix.code.text}</code></pre>
  </section>`
}

const rulePart = ({ audit }: Finding, level: Level): SafeHtml => {
  const row = auditOf(audit)
  const { basis, says, page } = sourceWords(row)
  return html`<section class="rule">
    ${label(`The rule: ${row.title}`, level)}
    <p>${row.rule}</p>
    <p class="source">${basis}: ${says}${page === null ? null : html` ${link(page.url, page.title)}`}</p>
    <p class="id">${audit}</p>
  </section>`
}
