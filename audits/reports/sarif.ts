/**
 * Writes SARIF 2.1.0. Programs that read it raise an alert for every result. So only broken rules are results, a
 * consequence is a note, and what could not be told is a notification of the run.
 */

import { createHash } from 'node:crypto'
import { isBroken } from './baseline.ts'
import { AUDIT_IDS, auditOf, groupOf, type AuditId } from '../catalogue.ts'
import { GROUPS } from '../catalogue/groups.ts'
import type { AuditReport, Broken, Evidence, Untold } from '../finding.ts'
import type { RedactedReport } from './redact.ts'
import { followsFrom, sourceWords, weightOf } from './words.ts'

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
    automationDetails: { id: `rehearsal-${report.command}/` },
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
  const { audit, verdict, problems, summary, consequenceOf } = finding
  const follows = followsFrom(finding, report)
  // The cause says where to look.
  const evidence = follows === null ? finding.evidence : []
  const flows = evidence.flatMap((one) => (one.kind === 'timeline' ? [flowOf(one, report)] : []))
  const related = evidence.flatMap((one, id) => (one.kind === 'code' ? [{ id, ...codeLocation(one) }] : []))
  return {
    ruleId: audit,
    ruleIndex: AUDIT_IDS.indexOf(audit),
    kind: 'fail',
    level: follows === null ? LEVELS[verdict] : 'note',
    message: { text: literal([summary, follows ?? []].flat().join(' ')) },
    locations: [{ physicalLocation: placeOf(report) }],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    ...(flows.length === 0 ? {} : { codeFlows: flows }),
    // The sentence may contain times and counts. The problem words are the same in every run.
    partialFingerprints: { 'rehearsalProblems/v1': digest([audit, ...problems.toSorted()].join('\n')) },
    ...(report.settings.baseline === null
      ? {}
      : { baselineState: weightOf(finding, report) === 'known' ? 'unchanged' : 'new' }),
    properties: { problems, ...(consequenceOf === undefined ? {} : { consequenceOf }) },
  }
}

/** GitHub shows only results that are in a file of the repository, and refuses the address of a site. */
const placeOf = ({ file, target }: AuditReport) =>
  file === null
    ? { artifactLocation: { uri: uriOf(target) } }
    : { artifactLocation: { uri: uriOf(encodeURI(file)) }, region: { startLine: 1 } }

const flowOf = ({ caption, steps }: Extract<Evidence, { kind: 'timeline' }>, report: AuditReport) => ({
  message: { text: literal(caption) },
  threadFlows: [
    {
      locations: steps.map(({ atMs, who, what, isFault }) => ({
        location: {
          physicalLocation: placeOf(report),
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

const invocationOf = (report: AuditReport) => {
  const { startedAt, durationMs, findings, causes } = report
  return {
    executionSuccessful: true,
    startTimeUtc: startedAt,
    endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
    toolExecutionNotifications: [
      ...causes.map(({ id, title, summary, fix }) => ({
        level: 'warning',
        descriptor: { id },
        message: { text: literal(`${title}. ${summary} ${fix}`) },
      })),
      ...findings
        .filter((finding): finding is Untold => finding.verdict === 'could-not-tell')
        .map((finding) => ({
          level: 'note',
          associatedRule: { id: finding.audit, index: AUDIT_IDS.indexOf(finding.audit) },
          message: {
            text: literal(followsFrom(finding, report) ?? `${finding.summary} Missing: ${finding.missing}`),
          },
        })),
    ],
  }
}

/** In a message of SARIF, single braces mark arguments. */
const literal = (text: string): string => text.replaceAll(/[{}]/g, '$&$&')

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** Escapes an address of the site: it may contain characters that a URI may not, especially if it is redacted. */
const uriOf = (address: string): string =>
  address
    .replaceAll(/%(?![\da-f]{2})/gi, '%25')
    .replaceAll(/[^\w:/?#@!$&'()*+,;=%.~-]/gu, (character) => encodeURIComponent(character))
