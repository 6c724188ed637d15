/** A page of the documentation in which one table is generated; everything around it is written by hand. */

import { readFileSync } from 'node:fs'
import { pageWithPart } from './page-with-part.ts'
import { cell } from './table-cell.ts'

/** The first row is the heading. */
export const pageWithTable = (file: string, source: string, rows: readonly (readonly string[])[]): string => {
  const page = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
  return pageWithPart(page, { source, text: tableOf(rows.map((row) => row.map(cell))) })
}

/** Its columns are aligned, as the formatter wants them. */
const tableOf = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => lineOf(row.map((text, column) => text.padEnd(widths[column] ?? 0))))
  return lines.toSpliced(1, 0, lineOf(widths.map((width) => '-'.repeat(width)))).join('')
}

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
