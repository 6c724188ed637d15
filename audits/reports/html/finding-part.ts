import { auditOf } from '../../catalogue.ts'
import type { AuditReport, Finding } from '../../finding.ts'
import { sourceWords, VERDICT_WORDS, weightOf } from '../words.ts'
import { evidencePart } from './evidence.ts'
import { html, link, type Html } from './markup.ts'
import { sign } from './signs.ts'

/** Open where there is something to mend; the others are a line until somebody asks. */
export const findingPart = (finding: Finding, report: AuditReport): Html => {
  const { audit, verdict } = finding
  const isOpen = verdict === 'fail' || verdict === 'warn'
  return html`<details class="finding" id="${audit}" data-verdict="${verdict}" ${isOpen ? html` open` : null}>
    <summary>
      ${sign(verdict)}
      <span class="title">${auditOf(audit).title}</span>
      <span class="verdict">${VERDICT_WORDS[verdict]}${weightOf(finding, report) === 'known' ? ', known' : null}</span>
    </summary>
    <div class="body">
      <p class="seen">${finding.summary}</p>
      ${'missing' in finding ? html`<p class="missing"><b>What was missing:</b> ${finding.missing}</p>` : null}
      ${finding.evidence.map(evidencePart)} ${ruleParts(finding)}
      <p class="id">${audit}</p>
    </div>
  </details>`
}

const ruleParts = ({ audit, verdict }: Finding): Html => {
  const row = auditOf(audit)
  const { basis, says, page } = sourceWords(row)
  return html`<div class="because">
      <section>
        <h3>The rule</h3>
        <p>${row.rule}</p>
      </section>
      <section>
        <h3>Why it matters</h3>
        <p>${row.why}</p>
        <p class="source">${basis}: ${says}${page === null ? null : html` ${link(page.url, page.title)}`}</p>
      </section>
    </div>
    ${
      verdict === 'pass' || verdict === 'not-applicable'
        ? null
        : html`<section class="mend">
            <h3>How to mend it</h3>
            <p>${row.fix.text}</p>
            <pre><code>${row.fix.code.text}</code></pre>
          </section>`
    }`
}
