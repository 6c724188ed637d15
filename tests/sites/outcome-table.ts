/** What the audit got wrong on each site with each mistake, as a table for people. Pure: results in, Markdown out. */

import type { Cell, Results } from './cell.ts'

export type Totals = {
  readonly audits: number
  readonly blamed: number
  readonly missed: number
  readonly untold: number
}

export const totalsOf = ({ cells }: Results): Totals => ({
  audits: cells.length,
  blamed: sum(cells, 'blamed'),
  missed: sum(cells, 'missed'),
  untold: sum(cells, 'untold'),
})

export const tableOf = (results: Results): string => {
  const { cells, without } = results
  const columns = unique(cells.map(({ mistake }) => mistake))
  const rows = unique(cells.map(({ site }) => site))
  const cellAt = (row: string, column: Cell['mistake']): string =>
    markOf(cells.find(({ site, mistake }) => site === row && mistake === column))
  const { audits, blamed, missed, untold } = totalsOf(results)
  return [
    `${audits} audits: ${blamed} false blames, ${missed} missed mistakes, ${untold} rules that could not be judged on a good site.`,
    ...(without.length === 0 ? [] : [`Without an outcome: ${without.join('; ')}.`]),
    '',
    lineOf(['site', ...columns.map(titleOf)]),
    lineOf(['---', ...columns.map(() => '---')]),
    ...rows.map((row) => lineOf([row, ...columns.map((column) => cellAt(row, column))])),
    '',
    ...cells.flatMap(detailsOf),
  ].join('\n')
}

const titleOf = (mistake: Cell['mistake']): string => mistake ?? 'no mistake'

const markOf = (cell: Cell | undefined): string => {
  if (cell === undefined) return 'no outcome'
  const { missed, blamed, untold } = cell.outcome
  const counts = [countOf(missed, 'missed'), countOf(blamed, 'blamed'), countOf(untold, 'untold')]
  return counts.filter((words) => words !== '').join(', ') || 'right'
}

const countOf = (list: readonly unknown[], word: string): string => (list.length === 0 ? '' : `${list.length} ${word}`)

const detailsOf = ({ site, mistake, outcome: { missed, blamed, untold } }: Cell): readonly string[] => {
  const where = `- ${site}, ${titleOf(mistake)}`
  return [
    ...missed.map((rule) => `${where}: missed by ${rule}`),
    ...blamed.map((words) => `${where}: blamed, ${words}`),
    ...untold.map((words) => `${where}: not judged, ${words}`),
  ]
}

const sum = (cells: readonly Cell[], list: keyof Cell['outcome']): number =>
  cells.reduce((total, { outcome }) => total + outcome[list].length, 0)

const unique = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)]

const lineOf = (columns: readonly string[]): string => `| ${columns.join(' | ')} |`
