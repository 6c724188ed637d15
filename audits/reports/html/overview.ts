import { AUDIT_IDS, auditOf, groupOf } from '../../catalogue.ts'
import { GROUP_IDS, GROUPS, type GroupId } from '../../catalogue/row.ts'
import { VERDICTS, type AuditReport, type Score } from '../../finding.ts'
import { countWord, countWords, durationWord, headlineOf, momentWord, outcomeSentences, scoreWord } from '../words.ts'
import { html, link, type Html } from './markup.ts'
import { scoreRing, sign } from './signs.ts'

/** What a group says at first sight. */
const toneOf = ({ counts, score }: Score): string => {
  if (score === null) return 'could-not-tell'
  return VERDICTS.find((verdict) => counts[verdict] > 0 && verdict !== 'could-not-tell') ?? 'pass'
}

export const headlinePart = (report: AuditReport): Html =>
  html`<header class="headline">
    <div class="words">
      <p class="mark">Rehearsal audit</p>
      <h1>${headlineOf(report)}</h1>
      <p class="target">${link(report.target, report.target)}</p>
      <p class="moment">${momentWord(report.startedAt)}, in ${durationWord(report.durationMs)}</p>
      <ul class="counts">
        ${VERDICTS.filter((verdict) => report.score.counts[verdict] > 0).map(
          (verdict) =>
            html`<li data-verdict="${verdict}">
              ${sign(verdict)} ${countWord(verdict, report.score.counts[verdict])}
            </li>`,
        )}
      </ul>
    </div>
    ${scoreRing(report.score.score)}
  </header>`

export const outcomePart = (report: AuditReport): Html =>
  html`<section class="outcome" data-verdict="${outcomeTone(report)}">
    ${outcomeSentences(report).map((sentence) => html`<p>${sentence}</p>`)}
  </section>`

const outcomeTone = ({ outcome, score }: AuditReport): string => {
  if (!outcome.isWithinBudget) return 'fail'
  return score.score === null ? 'could-not-tell' : 'pass'
}

export const groupsPart = ({ score }: AuditReport): Html =>
  html`<nav class="groups" aria-label="Groups">
    <ul>
      ${GROUP_IDS.map((group) => groupTile(group, score.groups[group]))}
    </ul>
  </nav>`

const groupTile = (group: GroupId, score: Score): Html => {
  const judged = VERDICTS.filter((verdict) => score.counts[verdict] > 0)
  const inside = html`<span class="name">${GROUPS[group]}</span>
    <span class="score">${scoreWord(score.score)}</span>
    <span class="signs"
      >${judged.flatMap((verdict) => Array.from({ length: score.counts[verdict] }, () => sign(verdict)))}</span
    >
    <span class="in-words">${countWords(score.counts)}</span>`
  return html`<li data-verdict="${toneOf(score)}">
    ${judged.length === 0 ? html`<span class="tile">${inside}</span>` : html`<a class="tile" href="#group-${group}">${inside}</a>`}
  </li>`
}

/** What costs the most first. */
export const mendFirstPart = ({ findings }: AuditReport): Html | null => {
  const failing = findings
    .filter(({ verdict }) => verdict === 'fail')
    .toSorted((left, right) => auditOf(right.audit).weight - auditOf(left.audit).weight)
  if (failing.length < 2) return null
  return html`<section class="first">
    <h2>What to mend first</h2>
    <ol>
      ${failing.map(
        ({ audit, summary }) =>
          html`<li>
            <a href="#${audit}">${auditOf(audit).title}</a> <span class="in">${GROUPS[groupOf(audit)]}</span>
            <p>${summary}</p>
          </li>`,
      )}
    </ol>
  </section>`
}

export const footPart = ({ findings, settings, tool }: AuditReport): Html => {
  const ran = findings.map(({ audit }) => audit)
  const left = AUDIT_IDS.filter((id) => !ran.includes(id))
  return html`<footer>
    <h2>How to read this</h2>
    <p>
      A rule that passes counts whole, one that warns counts half, one that fails counts nothing, each by its weight of
      1 to 3; a score is rounded down. What could not be told and what does not apply is shown and not counted.
    </p>
    <dl>
      <dt>Budget</dt>
      <dd><code>${settings.budget}</code></dd>
      ${
        settings.baseline === null
          ? null
          : html`<dt>Baseline</dt>
              <dd><code>${settings.baseline}</code></dd>`
      }
      ${
        left.length === 0
          ? null
          : html`<dt>Not run</dt>
              <dd>${left.join(', ')}</dd>`
      }
      <dt>Tool</dt>
      <dd>${tool.name} ${tool.version}, not affiliated with iAdvize</dd>
    </dl>
    <p>Tokens, keys and credentials are replaced by short names; the same name is the same token.</p>
  </footer>`
}
