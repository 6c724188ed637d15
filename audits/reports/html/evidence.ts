import { roughDurationText } from '../../../protocol/duration.ts'
import { html, type SafeHtml } from '@remix-run/html-template'
import type { Evidence, TimelineStep } from '../../finding.ts'
import { link } from './link.ts'

/** Each kind of evidence has its own form. */
export const evidencePart = (evidence: Evidence): SafeHtml => {
  switch (evidence.kind) {
    case 'timeline':
      return html`<figure>
        <figcaption>${evidence.caption}</figcaption>
        <ol class="timeline">
          ${evidence.steps.map(step)}
        </ol>
      </figure>`
    case 'screenshot':
      return html`<figure class="screenshot">
        <figcaption>${evidence.caption}</figcaption>
        <img src="data:image/png;base64,${evidence.png}" alt="Screenshot: ${evidence.caption}" />
      </figure>`
    case 'value':
      return html`<dl class="value">
        <dt>${evidence.name}</dt>
        <dd><code>${evidence.seen}</code></dd>
        ${
          evidence.expected === null
            ? null
            : html`<dt>expected</dt>
                <dd><code>${evidence.expected}</code></dd>`
        }
      </dl>`
    case 'code':
      return html`<figure>
        <figcaption>
          ${evidence.caption}, <span class="place">${link(evidence.url, evidence.url)}, line ${evidence.line}</span>
        </figcaption>
        <pre><code>${evidence.text}</code></pre>
      </figure>`
    default:
      return evidence satisfies never
  }
}

const step = ({ atMs, who, what, isFault }: TimelineStep): SafeHtml =>
  html`<li${isFault ? html` class="fault"` : null}>
    <span class="time">+${roughDurationText(atMs)}</span>
    <span class="who">${who}</span>
    <span class="what">${what}${isFault ? html` <strong class="fault-word">breaks the rule</strong>` : null}</span>
  </li>`
