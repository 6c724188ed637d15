/** What is wrong with a ledger, in one sentence a fault. */

import { proofOf, type Row, type Section } from './row.ts'
import { pageOfRow } from './vendor-rules.ts'

export type Facts = {
  /** The titles that tests have, and the files in which they stand. */
  readonly titles: ReadonlyMap<string, readonly string[]>
  /** The names of the switches, each with the reason that the code gives for it. */
  readonly switches: ReadonlyMap<string, string>
}

export const faultsOf = (ledger: readonly Section[], { titles, switches }: Facts): readonly string[] => {
  const rows = ledger.flatMap((section) => section.rows)
  const named = new Set<string | undefined>(rows.map(({ fidelity }) => fidelity))
  return [
    ...doubled(rows.map(({ id }) => id)).map((id) => `The id ${id} is given to more than one row.`),
    ...ledger.flatMap(misplaced),
    ...rows.flatMap((row) => unproven(row, titles)),
    ...rows.flatMap(({ id, fidelity }) =>
      fidelity === undefined || switches.has(fidelity)
        ? []
        : [`${id} names the switch ${fidelity}, which DEFAULT_FIDELITY does not have.`],
    ),
    ...rows
      .filter((row) => row.bearsOn !== undefined && pageOfRow(row) === null)
      .map(({ id }) => `${id} bears on journal entries, and has no source of protocol/vendor-pages.ts to link to.`),
    ...[...switches.keys()]
      .filter((name) => !named.has(name))
      .map((name) => `The switch ${name} of DEFAULT_FIDELITY is named by no row.`),
    ...[...switches]
      .filter(([, reason]) => reason === '')
      .map(([name]) => `The switch ${name} has no comment in protocol/fidelity.ts that gives its reason.`),
  ]
}

const doubled = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
]

const misplaced = ({ id: section, rows }: Section): readonly string[] =>
  rows
    .filter(({ id }) => !id.startsWith(`${section}-`))
    .map(({ id }) => `The id ${id} does not begin with that of its section, ${section}.`)

const unproven = (row: Row, titles: Facts['titles']): readonly string[] => {
  const { kind, text } = proofOf(row)
  if (text.trim() === '') return [`${row.id} has a ${kind} that says nothing.`]
  return kind === 'test' && !titles.has(text)
    ? [`${row.id} names the test "${text}", which no *.spec.ts and no *.feature under tests/ has.`]
    : []
}
