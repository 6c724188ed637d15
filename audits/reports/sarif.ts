/**
 * SARIF 2.1.0. Its readers make an alert of every result, so that only broken rules are results; what could not be told
 * is a notification of the run.
 */

import { createHash } from 'node:crypto'
import { isBroken } from '../baseline.ts'
import { AUDIT_IDS, auditOf, groupOf, type AuditId } from '../catalogue.ts'
import { GROUPS } from '../catalogue/row.ts'
import type { AuditReport, Broken, Evidence, Untold } from '../finding.ts'
import type { RedactedReport } from '../redact.ts'
import { sourceWords, weightOf } from './words.ts'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

const LEVELS = { fail: 'error', warn: 'warning' } as const

export const sarifReport = (report: RedactedReport): string => {
  const results = report.findings.filter(isBroken).map((finding) => resultOf(finding, report))
  const run = {
    tool: {
      driver: {
        name: 'Rehearsal',
        fullName: 'Rehearsal audit of an iAdvize authenticated-messaging integration',
        version: report.tool.version,
        rules: AUDIT_IDS.map(ruleOf),
      },
    },
    automationDetails: { id: 'rehearsal-audit/' },
    invocations: [invocationOf(report)],
    results,
  }
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`
}

const ruleOf = (id: AuditId) => {
  const row = auditOf(id)
  const { basis, says, page } = sourceWords(row)
  const { title, rule, why, fix, worst, weight } = row
  const link = page === null ? '' : ` [${page.title}](${page.url})`
  const fence = `\`\`\`${fix.code.language}\n${fix.code.text}\n\`\`\``
  return {
    id,
    name: id.replaceAll(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase()),
    shortDescription: { text: literal(title) },
    fullDescription: { text: literal(`${rule} ${why}`) },
    help: {
      text: literal(
        `${why}\n\n${basis}: ${says}${page === null ? '' : ` ${page.url}`}\n\n${fix.text}\n\n${fix.code.text}`,
      ),
      markdown: literal(`${why}\n\n${basis}: ${says}${link}\n\n${fix.text}\n\n${fence}`),
    },
    ...(page === null ? {} : { helpUri: page.url }),
    defaultConfiguration: { level: LEVELS[worst] },
    properties: { tags: [GROUPS[groupOf(id)]], weight },
  }
}

const resultOf = (finding: Broken, report: AuditReport) => {
  const { audit, verdict, problems, summary, evidence } = finding
  const flows = evidence.flatMap((one) => (one.kind === 'timeline' ? [flowOf(one, report)] : []))
  const related = evidence.flatMap((one, id) => (one.kind === 'code' ? [{ id, ...codeLocation(one) }] : []))
  return {
    ruleId: audit,
    ruleIndex: AUDIT_IDS.indexOf(audit),
    kind: 'fail',
    level: LEVELS[verdict],
    message: { text: literal(summary) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(report.target) } } }],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    ...(flows.length === 0 ? {} : { codeFlows: flows }),
    // The sentence may name times and counts; the words for what is wrong are the same in every run.
    partialFingerprints: { 'rehearsalProblems/v1': digest([audit, ...problems.toSorted()].join('\n')) },
    ...(report.settings.baseline === null
      ? {}
      : { baselineState: weightOf(finding, report) === 'known' ? 'unchanged' : 'new' }),
    properties: { problems },
  }
}

const flowOf = ({ caption, steps }: Extract<Evidence, { kind: 'timeline' }>, { target }: AuditReport) => ({
  message: { text: literal(caption) },
  threadFlows: [
    {
      locations: steps.map(({ atMs, who, what, isFault }) => ({
        location: {
          physicalLocation: { artifactLocation: { uri: uriOf(target) } },
          message: { text: literal(`${who}: ${what}`) },
        },
        importance: isFault ? 'essential' : 'important',
        properties: { atMs },
      })),
    },
  ],
})

const codeLocation = ({ caption, url, line, text }: Extract<Evidence, { kind: 'code' }>) => ({
  physicalLocation: { artifactLocation: { uri: uriOf(url) }, region: { startLine: line, snippet: { text } } },
  message: { text: literal(caption) },
})

const invocationOf = ({ startedAt, durationMs, findings }: AuditReport) => ({
  executionSuccessful: true,
  startTimeUtc: startedAt,
  endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
  toolExecutionNotifications: findings
    .filter((finding): finding is Untold => finding.verdict === 'could-not-tell')
    .map(({ audit, summary, missing }) => ({
      level: 'note',
      associatedRule: { id: audit, index: AUDIT_IDS.indexOf(audit) },
      message: { text: literal(`${summary} Missing: ${missing}`) },
    })),
})

/** In a message of SARIF single braces are places for arguments. */
const literal = (text: string): string => text.replaceAll(/[{}]/g, '$&$&')

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** An address of somebody else may hold what no URI may, and a redacted one does. */
const uriOf = (address: string): string =>
  address
    .replaceAll(/%(?![\da-f]{2})/gi, '%25')
    .replaceAll(/[^\w:/?#@!$&'()*+,;=%.~-]/gu, (character) => encodeURIComponent(character))
