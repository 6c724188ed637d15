/** The report as text for a terminal: what is wrong first, each with its way out, then what is right. Pure. */

import { sep } from 'node:path'
import type { Terminal } from '../../audits/reports/terminal-of.ts'
import { labelled } from '../../audits/reports/wrap.ts'
import { pageFor, type Page } from '../page.ts'
import { TONES } from '../token/tones.ts'
import { VERDICTS, type DoctorReport, type Finding, type Setting, type Verdict } from './report.ts'

export const doctorText = (report: DoctorReport, terminal: Terminal): string => {
  const page = pageFor(terminal)
  const blocks = [
    [headline(report, page), ...labelled('', `Rehearsal ${report.version} in ${report.folder}`, terminal.columns)],
    ...WRONG.flatMap((verdict) => withVerdict(report, verdict).map((one) => wrongLines(one, page))),
    rightLines(withVerdict(report, 'ok'), page, terminal),
    ...SOURCES.map(({ source, title }) =>
      settingLines(
        report.settings.filter((setting) => setting.source === source),
        { title: title(report.settingsFile), page, terminal },
      ),
    ),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

const WORDS: Readonly<
  Record<Verdict, { readonly word: string; readonly tone: keyof typeof TONES; readonly counted: string }>
> = {
  problem: { word: 'Problem', tone: 'failure', counted: 'problem' },
  'could-not-tell': { word: 'Could not tell', tone: 'wait', counted: 'could not tell' },
  warning: { word: 'Warning', tone: 'wait', counted: 'warning' },
  ok: { word: 'OK', tone: 'success', counted: 'OK' },
}

const WRONG = VERDICTS.filter((verdict) => verdict !== 'ok')

const withVerdict = ({ findings, folder }: DoctorReport, verdict: Verdict): readonly Finding[] =>
  findings
    .filter((one) => one.verdict === verdict)
    .map(({ seen, fix, ...one }) => ({
      ...one,
      seen: nearer(seen, folder),
      fix: fix === null ? null : nearer(fix, folder),
    }))

/** Paths below the folder are shown as they are seen from there. */
const nearer = (text: string, folder: string): string =>
  folder.length > 1 ? text.replaceAll(`${folder}${sep}`, '') : text

const headline = (report: DoctorReport, { styled }: Page): string => {
  const counts = VERDICTS.flatMap((verdict) => {
    const { length } = withVerdict(report, verdict)
    const { counted } = WORDS[verdict]
    const isPlural = length > 1 && (verdict === 'problem' || verdict === 'warning')
    return length === 0 ? [] : [`${length} ${counted}${isPlural ? 's' : ''}`]
  })
  return styled(
    ['bold', TONES[WORDS[report.verdict].tone]],
    report.verdict === 'ok' ? `Nothing is wrong: ${counts.join('')}` : counts.join(', '),
  )
}

const wrongLines = ({ verdict, subject, seen, fix }: Finding, { styled, entry }: Page): readonly string[] => {
  const { word, tone } = WORDS[verdict]
  return [
    `${styled(['bold', TONES[tone]], word)}  ${styled('bold', subject)}`,
    ...entry('Seen', seen),
    ...(fix === null ? [] : entry('Fix', fix)),
  ]
}

const rightLines = (findings: readonly Finding[], { styled }: Page, { columns }: Terminal): readonly string[] => {
  if (findings.length === 0) return []
  const { word, tone } = WORDS.ok
  return [
    styled(['bold', TONES[tone]], word),
    ...inColumns(
      findings.map(({ subject, seen }) => [subject, seen]),
      columns,
    ),
  ]
}

const SOURCES: readonly { readonly source: Setting['source']; readonly title: (file: string | null) => string }[] = [
  { source: 'file', title: (file) => `Settings of ${file ?? ''}` },
  { source: 'environment', title: () => 'From the environment' },
  { source: 'default', title: () => 'Defaults in force' },
]

type SettingsAround = { readonly title: string; readonly page: Page; readonly terminal: Terminal }

const settingLines = (settings: readonly Setting[], { title, page, terminal }: SettingsAround): readonly string[] =>
  settings.length === 0
    ? []
    : [
        page.styled('bold', title),
        ...inColumns(
          settings.map(({ name, value }) => [name, value]),
          terminal.columns,
        ),
      ]

/** Beyond this, a name stands on a line of its own. */
const WIDEST_NAME = 26

const inColumns = (rows: readonly (readonly [string, string])[], columns: number): readonly string[] => {
  const width = Math.max(...rows.map(([name]) => name.length).filter((length) => length <= WIDEST_NAME), 0)
  return rows.flatMap(([name, text]) => {
    const fits = name.length <= width
    return [
      ...(fits ? [] : labelled('  ', name, columns)),
      ...labelled(`  ${(fits ? name : '').padEnd(width)}  `, text, columns),
    ]
  })
}
