import { html, type SafeHtml } from '@remix-run/html-template'
import { auditOf } from '../../catalogue.ts'
import type { AuditReport, Cause, Finding } from '../../finding.ts'
import { consequencesOf } from '../readiness.ts'
import { VERDICT_WORDS } from '../words.ts'
import { evidencePart } from './evidence.ts'
import { label, type Level } from './label.ts'
import { sign } from './signs.ts'

/** A cause that no rule is about, with everything that could not be told because of it. */
export const causePart = (cause: Cause, report: AuditReport): SafeHtml =>
  html`<article class="finding open" id="${cause.id}" data-verdict="could-not-tell">
    <p class="about">${sign('could-not-tell')} <span class="verdict">${VERDICT_WORDS['could-not-tell']}</span></p>
    <h3 class="seen">${cause.title}</h3>
    <p>${cause.summary}</p>
    <section class="fix">
      ${label('How to fix it', 4)}
      <p>${cause.fix}</p>
    </section>
    ${cause.evidence.map(evidencePart)} ${consequencesPart(cause.id, report, 4)}
  </article>`

/**
 * Consequences are listed under their cause and nowhere else. Broken rules are visible at once; those that could not
 * tell are folded.
 */
export const consequencesPart = (id: string, { findings }: AuditReport, level: Level): SafeHtml | null => {
  const all = consequencesOf(id, findings)
  if (all.length === 0) return null
  const untold = all.filter(({ verdict }) => verdict === 'could-not-tell')
  const broken = all.filter((finding) => !untold.includes(finding))
  return html`<section class="consequences">
    ${label('Because of this', level)}
    ${
      broken.length === 0
        ? null
        : html`<ul>
            ${broken.map(brokenLine)}
          </ul>`
    }
    ${
      untold.length === 0
        ? null
        : html`<details>
            <summary>
              ${sign('could-not-tell')}
              <span class="title"
                >${untold.length === 1 ? '1 rule could not be judged' : `${untold.length} rules could not be judged`}</span
              >
            </summary>
            <ul>
              ${untold.map(untoldLine)}
            </ul>
          </details>`
    }
  </section>`
}

const brokenLine = ({ audit, verdict, summary }: Finding): SafeHtml =>
  html`<li id="${audit}" data-verdict="${verdict}">
    ${sign(verdict)}
    <span
      ><b class="verdict">${VERDICT_WORDS[verdict]}</b> ${summary}
      <span class="said">The rule: ${auditOf(audit).title}.</span></span
    >
  </li>`

const untoldLine = ({ audit, verdict }: Finding): SafeHtml =>
  html`<li id="${audit}" data-verdict="${verdict}">
    ${sign(verdict)}
    <span><span class="verdict">${VERDICT_WORDS[verdict]}</span> ${auditOf(audit).title}</span>
  </li>`
