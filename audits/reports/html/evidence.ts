import type { Evidence, TimelineStep } from '../../finding.ts'
import { durationWord } from '../words.ts'
import { html, link, type Html } from './markup.ts'

/** What was seen, each kind in its own form. */
export const evidencePart = (evidence: Evidence): Html => {
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

const step = ({ atMs, who, what, isFault }: TimelineStep): Html =>
  html`<li${isFault ? html` class="fault"` : null}>
    <span class="time">+${durationWord(atMs)}</span>
    <span class="who">${who}</span>
    <span class="what">${what}${isFault ? html` <strong class="fault-word">breaks the rule</strong>` : null}</span>
  </li>`
