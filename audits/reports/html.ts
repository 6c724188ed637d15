/** One self-contained page. It has no script and makes no request, and its policy blocks both. */

import { createHash } from 'node:crypto'
import { html, type SafeHtml } from '@remix-run/html-template'
import type { AuditReport } from '../finding.ts'
import { headlineOf } from './readiness.ts'
import type { RedactedReport } from './redact.ts'
import { footPart, groupsPart, headlinePart, outcomePart } from './html/overview.ts'
import { advicePart, fixPart, passedPart, untoldPart } from './html/sections.ts'
import { signSprite } from './html/signs.ts'
import { REPORT_STYLE } from './html/style.ts'

const STYLE_HASH = createHash('sha256').update(REPORT_STYLE).digest('base64')

const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`

export const htmlReport = (report: RedactedReport): string => `${String(pageOf(report))}\n`

/** What must be fixed is on the first screen, even on a phone. */
const pageOf = (report: AuditReport): SafeHtml =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${html.raw`${POLICY}`}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${headlineOf(report)}: ${report.target}</title>
        ${html.raw`<style>${REPORT_STYLE}</style>`}
      </head>
      <body>
        ${signSprite()}
        <main>
          ${headlinePart(report)} ${fixPart(report)} ${untoldPart(report)} ${advicePart(report)} ${outcomePart(report)}
          ${groupsPart(report)} ${passedPart(report)} ${footPart(report)}
        </main>
      </body>
    </html>`
