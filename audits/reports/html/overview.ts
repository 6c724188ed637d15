import { roughDurationText } from '../../../protocol/duration.ts'
import { html, type SafeHtml } from '@remix-run/html-template'
import { AUDIT_IDS } from '../../catalogue.ts'
import { GROUPS, type GroupId } from '../../catalogue/groups.ts'
import { VERDICTS } from '../../../protocol/verdicts.ts'
import type { AuditReport, Finding, Score } from '../../finding.ts'
import { groupsIn, headlineOf, mustBeFixed, ofGroup, TONES } from '../readiness.ts'
import { countWord, countWords, momentWord, outcomeSentences, scoreSentence, scoreWord } from '../words.ts'
import { link } from './link.ts'
import { scoreRing, sign } from './signs.ts'

/** The verdict whose colour a group has. */
const toneOf = ({ counts, score }: Score): string => {
  if (score === null) return 'could-not-tell'
  return VERDICTS.find((verdict) => counts[verdict] > 0 && verdict !== 'could-not-tell') ?? 'pass'
}

export const headlinePart = (report: AuditReport): SafeHtml =>
  html`<header class="headline" data-verdict="${TONES[report.readiness.state]}">
    <div class="words">
      <p class="mark">Rehearsal audit</p>
      <h1>${headlineOf(report)}</h1>
      <p class="target">${link(report.target, report.target)} <span class="moment">${whenOf(report)}</span></p>
      <ul class="counts">
        <li class="number">Score: <b>${scoreSentence(report.score)}</b></li>
        ${VERDICTS.filter((verdict) => report.score.counts[verdict] > 0).map(
          (verdict) => html`<li data-verdict="${verdict}">${sign(verdict)} ${countWord(verdict, report.findings)}</li>`,
        )}
      </ul>
      ${fixList(report)}
    </div>
    ${report.score.score === null ? null : scoreRing(report.score.score)}
  </header>`

const whenOf = ({ startedAt, durationMs }: AuditReport): string =>
  `${momentWord(startedAt)}, in ${roughDurationText(durationMs)}`

/** Links to the mistakes if there are several. A single mistake comes next on the page anyway. */
const fixList = ({ findings }: AuditReport): SafeHtml | null => {
  const broken = mustBeFixed(findings)
  if (broken.length < 2) return null
  return html`<ol class="first">
    ${broken.map(({ audit, summary }) => html`<li><a href="#${audit}">${summary}</a></li>`)}
  </ol>`
}

export const outcomePart = (report: AuditReport): SafeHtml =>
  html`<section class="outcome" data-verdict="${outcomeTone(report)}">
    ${outcomeSentences(report).map((sentence) => html`<p>${sentence}</p>`)}
  </section>`

const outcomeTone = ({ outcome, score }: AuditReport): string => {
  if (!outcome.isWithinBudget) return 'fail'
  return score.score === null ? 'could-not-tell' : 'pass'
}

export const groupsPart = (report: AuditReport): SafeHtml => {
  const { score, findings } = report
  return html`<section class="groups" aria-labelledby="scores">
    <h2 id="scores">Scores</h2>
    <ul>
      ${groupsIn(report).map((group) => groupTile(group, score.groups[group], ofGroup(group, findings)))}
    </ul>
  </section>`
}

const groupTile = (group: GroupId, score: Score, findings: readonly Finding[]): SafeHtml => {
  const judged = VERDICTS.filter((verdict) => score.counts[verdict] > 0)
  return html`<li class="tile" data-verdict="${toneOf(score)}">
    <span class="name">${GROUPS[group]}</span>
    <span class="score">${scoreWord(score.score)}</span>
    <span class="signs"
      >${judged.flatMap((verdict) => Array.from({ length: score.counts[verdict] }, () => sign(verdict)))}</span
    >
    <span class="in-words"
      >${score.score === null && judged.length > 0 ? 'not scored: ' : null}${countWords(findings)}</span
    >
  </li>`
}

export const footPart = ({ findings, settings, tool }: AuditReport): SafeHtml => {
  const ran = findings.map(({ audit }) => audit)
  const left = AUDIT_IDS.filter((id) => !ran.includes(id))
  return html`<footer>
    <h2>How to read this</h2>
    <p>
      A rule with the verdict pass counts whole, warn counts half, fail counts nothing, each by its weight of 1 to 3; a
      score is rounded down. A broken rule of weight 3 holds the score below 50. There is a score only where at least
      half of the rules that apply could be judged, by weight. A finding that follows from another one is listed under
      it, and needs no fixing of its own.
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
