/** The ledger as a page to read. Pure: data in, Markdown out. */

import type { Mark } from '../../journal/vendor-rule.ts'
import type { Facts } from './faults.ts'
import { MARKS, PROOFS, proofOf, ROOMS, type ProofKind, type Row, type Section, type SourceKey } from './row.ts'

export type PageData = Facts & {
  readonly sources: Readonly<Record<SourceKey, string>>
  /** By the name of the switch. */
  readonly defaults: Readonly<Record<string, unknown>>
}

export const pageOf = (ledger: readonly Section[], data: PageData): string => {
  const rows = ledger.flatMap((section) => section.rows)
  return [
    ...introduction,
    ...summary(rows),
    ...switchTable(rows, data),
    ...stillToBuild(rows),
    ...ledger.flatMap((section) => sectionTable(section, data.titles)),
    ...sourceTable(data.sources),
  ].join('\n')
}

const introduction: readonly string[] = [
  '# Fidelity',
  '',
  'Generated from `tests/ledger/` by `npm run docs`. This page says how faithful the stand-in is: each row is one statement',
  'about the vendor, with how sure it is, what the stand-in does, and the evidence for that. The statements were collected',
  "from public archives of the vendor's pages and repositories, not from the live service; the words are ours.",
  '',
  '| mark | what it means |',
  '| --- | --- |',
  '| documented | a page of the vendor says it |',
  "| observed | code does it: the vendor's, or another party's |",
  '| inferred | no source says it; it is our conclusion |',
  '| unknown | no source says it, and nothing can be concluded; what the stand-in does is our choice |',
  '| contradiction | two sources disagree |',
  '',
  'The evidence for a row is exactly one of three. **Test**: a test or a scenario with that title proves it; `${…}` in a',
  'title stands for the cases of a table. **No test**: why the stand-in does not need it, or why no test can prove it. **To',
  'be built**: the folder that must change, and what is missing there.',
  '',
]

const summary = (rows: readonly Row[]): readonly string[] => {
  const count = (mark: Mark | null, kind: ProofKind | null): number =>
    rows.filter((row) => (mark ?? row.mark) === row.mark && (kind ?? proofOf(row).kind) === proofOf(row).kind).length
  const line = (name: string, mark: Mark | null): string =>
    `| ${[name, ...PROOFS.map((kind) => count(mark, kind)), count(mark, null)].join(' | ')} |`
  return [
    '## In numbers',
    '',
    '| mark | test | no test | to be built | all |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...MARKS.map((mark) => line(mark, mark)),
    line('all', null),
    '',
  ]
}

const switchTable = (rows: readonly Row[], { switches, defaults }: PageData): readonly string[] => [
  '## Switches',
  '',
  'Where the sources are silent or disagree, our choice is a switch in `protocol/fidelity.ts`, which a stage can set.',
  '',
  '| switch | default | why | rows |',
  '| --- | --- | --- | --- |',
  ...[...switches].map(([name, reason]) => {
    const ids = rows.filter(({ fidelity }) => fidelity === name).map(({ id }) => id)
    return tableLine(`\`${name}\``, `\`${JSON.stringify(defaults[name])}\``, reason, ids.join(', '))
  }),
  '',
]

const stillToBuild = (rows: readonly Row[]): readonly string[] => {
  const open = rows.filter(({ open: missing }) => missing !== undefined)
  if (open.length === 0) return []
  const byRoom = ROOMS.map((room) => ({ room, rows: open.filter((row) => row.open?.startsWith(`${room}: `)) }))
  return [
    '## To be built',
    '',
    ...byRoom.flatMap(({ room, rows: there }) =>
      there.length === 0 ? [] : [`- \`${room}\` (${there.length}): ${there.map(({ id }) => id).join(', ')}`],
    ),
    '',
  ]
}

const sectionTable = ({ id, title, rows }: Section, titles: Facts['titles']): readonly string[] => [
  `## ${/^\d/.test(id) ? `${id} ` : ''}${title}`,
  '',
  '| id | statement | mark | what the stand-in does | evidence |',
  '| --- | --- | --- | --- | --- |',
  ...rows.map((row) =>
    tableLine(row.id, row.statement, [row.mark, ...row.sources].join(' '), row.standIn, proofCell(row, titles)),
  ),
  '',
]

const proofCell = (row: Row, titles: Facts['titles']): string => {
  const { kind, text } = proofOf(row)
  const by = row.fidelity === undefined ? '' : ` Switch: \`${row.fidelity}\`.`
  switch (kind) {
    case 'test':
      return `Test: ${code(text)} (${(titles.get(text) ?? []).join(', ')}).${by}`
    case 'reason':
      return `No test: ${text}.${by}`
    case 'open':
      return `**To be built**, ${text}.${by}`
    default:
      return kind satisfies never
  }
}

const sourceTable = (sources: PageData['sources']): readonly string[] => [
  '## Sources',
  '',
  '| key | what it is |',
  '| --- | --- |',
  ...Object.entries(sources).map(([key, what]) => tableLine(key, what)),
  '',
]

/** As code: quotes and `${}` in a title are no Markdown. */
const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)

const tableLine = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
