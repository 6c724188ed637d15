/** The report as one page. What must be fixed is on the first screen, even on a phone. */

import { html } from '@remix-run/html-template'
import { headlineOf } from './readiness.ts'
import type { RedactedReport } from './redact.ts'
import { documentOf } from './html/document.ts'
import { footPart, groupsPart, headlinePart, outcomePart } from './html/overview.ts'
import { advicePart, fixPart, passedPart, untoldPart } from './html/sections.ts'

export const htmlReport = (report: RedactedReport): string =>
  documentOf({
    title: `${headlineOf(report)}: ${report.target}`,
    main: html`<main>
      ${headlinePart(report)} ${fixPart(report)} ${untoldPart(report)} ${advicePart(report)} ${outcomePart(report)}
      ${groupsPart(report)} ${passedPart(report)} ${footPart(report)}
    </main>`,
  })
