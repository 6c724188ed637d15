/** Shows the measures to a person: a line for each, and a table with an explanation of what is compared. */

import type { Row } from './measure.ts'

const HEADINGS = ['', 'measured', 'floor', 'ratio', 'goal', 'met', 'samples'] as const

export const lineOf = (row: Row): string => {
  if ('problem' in row) return `${row.name}: FAILED, ${row.problem}`
  if (!('goal' in row)) return `${row.name}: ${row.measured}`
  const { name, measured, floor, goal, isMet } = row
  const ratio = floor === null ? '' : `, ${floor.ratio.toFixed(2)} x ${floor.value} (${floor.name})`
  return `${name}: ${measured}${ratio}; goal ${goal}: ${isMet ? 'met' : 'NOT MET'}`
}

export const tableOf = (measures: readonly Row[]): string => {
  const rows = [HEADINGS, ...measures.map(cellsOf)]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd(),
  )
  const notes = measures.map((row) => `${row.name}: ${'problem' in row ? row.problem : row.note}`)
  return [...lines, '', 'Medians; each is measured in turn with its floor.', ...notes].join('\n')
}

const cellsOf = (row: Row): readonly string[] => {
  if ('problem' in row) return [row.name, 'FAILED', '-', '-', '-', 'NO', '-']
  if (!('goal' in row)) return [row.name, row.measured, '-', '-', 'none', '-', row.samples]
  const { name, measured, floor, goal, isMet, samples } = row
  return [
    name,
    measured,
    floor === null ? 'none' : `${floor.value} ${floor.name}`,
    floor === null ? '-' : floor.ratio.toFixed(2),
    goal,
    isMet ? 'yes' : 'NO',
    samples,
  ]
}
