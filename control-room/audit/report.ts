/** The report of an audit as an answer. It is made of texts of a site, so it is treated as hostile. */

import { readFile } from 'node:fs/promises'
import type { Reply } from '../route.ts'
import type { ReportFormat } from './arguments.ts'
import type { Audits } from './audits.ts'

/**
 * The page has no script, asks nothing of anybody and belongs to no origin: it could not use the session if the text of the
 * site were taken for code. Its own policy, in its head, allows no style but its own.
 */
const POLICY = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

const OF_FORMAT: Readonly<Record<ReportFormat, Readonly<Record<string, string>>>> = {
  html: { 'Content-Type': 'text/html; charset=utf-8' },
  json: {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="rehearsal-audit.json"',
  },
}

/** Throws a `ControlProblem` where there is none. */
export const reportReply = async (audits: Audits, format: ReportFormat): Promise<Reply> => ({
  status: 200,
  text: await readFile(audits.report(format), 'utf8'),
  headers: { ...HEADERS, ...OF_FORMAT[format] },
})
