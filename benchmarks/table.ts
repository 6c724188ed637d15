/** The measures as a table for a person, with what is compared below it. */

import type { Measure } from './measure.ts'

const HEADINGS = ['', 'measured', 'floor', 'ratio', 'goal', 'met', 'samples'] as const

export const tableOf = (measures: readonly Measure[]): string => {
  const rows = [HEADINGS, ...measures.map(cellsOf)]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd(),
  )
  const notes = measures.map(({ name, note }) => `${name}: ${note}`)
  return [...lines, '', 'Medians; each is measured in turn with its floor.', ...notes].join('\n')
}

const cellsOf = ({ name, measured, floor, goal, isMet, samples }: Measure): readonly string[] => [
  name,
  measured,
  floor === null ? 'none' : `${floor.value} ${floor.name}`,
  floor === null ? '-' : floor.ratio.toFixed(2),
  goal,
  isMet ? 'yes' : 'NO',
  samples,
]
