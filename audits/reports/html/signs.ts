/** The sign of each verdict. Each has a shape of its own, because not everybody can see the colours. */

import { html, type SafeHtml } from '@remix-run/html-template'
import type { Verdict } from '../../../protocol/verdicts.ts'

const SHAPES: Readonly<Record<Verdict, string>> = {
  fail: '<path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z"/><path d="m8.8 8.8 6.4 6.4m0-6.4-6.4 6.4"/>',
  warn: '<path d="M12 3 22 20.5H2z"/><path d="M12 10v4.6m0 2.8v.1"/>',
  'could-not-tell':
    '<circle cx="12" cy="12" r="9.5"/><path d="M9.4 9.3a2.7 2.7 0 1 1 3.9 2.6c-.9.5-1.3 1-1.3 2m0 2.9v.1"/>',
  pass: '<circle cx="12" cy="12" r="9.5"/><path d="m7.8 12.4 2.9 2.9 5.5-6"/>',
  'not-applicable': '<circle cx="12" cy="12" r="9.5"/><path d="M8 12h8"/>',
}

/** To be put into the page once. */
export const signSprite = (): SafeHtml =>
  html`<svg class="sprite" aria-hidden="true">
    ${Object.entries(SHAPES).map(([verdict, shape]) => html`<symbol id="sign-${verdict}" viewBox="0 0 24 24">${html.raw`${shape}`}</symbol>`)}
  </svg>`

export const sign = (verdict: Verdict): SafeHtml =>
  html`<svg class="sign" data-verdict="${verdict}" aria-hidden="true"><use href="#sign-${verdict}" /></svg>`

const RADIUS = 52
const ROUND = 2 * Math.PI * RADIUS

/** The score as a ring. Without a score the ring is empty. */
export const scoreRing = (score: number | null): SafeHtml =>
  html`<svg
    class="ring"
    viewBox="0 0 120 120"
    role="img"
    aria-label="${score === null ? 'No score' : `Score ${score} of 100`}"
  >
    <circle class="ring-track" cx="60" cy="60" r="${RADIUS}" />
    ${
      score === null || score === 0
        ? null
        : html`<circle
            class="ring-reach"
            cx="60"
            cy="60"
            r="${RADIUS}"
            stroke-dasharray="${((ROUND * score) / 100).toFixed(1)} ${ROUND.toFixed(1)}"
            transform="rotate(-90 60 60)"
          />`
    }
    <text x="60" y="55">${score ?? '–'}</text>
    <text class="ring-unit" x="60" y="79">of 100</text>
  </svg>`
