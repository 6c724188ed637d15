/** A page of the documentation in which tables are generated; everything around them is written by hand. */

import { readFileSync } from 'node:fs'
import { pageWithPart } from './page-with-part.ts'
import { cell } from './table-cell.ts'

/** The first row is the heading. */
export type Rows = readonly (readonly string[])[]

export const pageWithTable = (file: string, source: string, rows: Rows): string =>
  pageWithTables(file, { [source]: rows })

/** Each table stands behind the mark that names its source. */
export const pageWithTables = (file: string, tables: Readonly<Record<string, Rows>>): string =>
  Object.entries(tables).reduce(
    (page, [source, rows]) => pageWithPart(page, { source, text: tableOf(rows.map((row) => row.map(cell))) }),
    readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'),
  )

/** Its columns are aligned, as the formatter wants them. */
const tableOf = (rows: Rows): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => lineOf(row.map((text, column) => text.padEnd(widths[column] ?? 0))))
  return lines.toSpliced(1, 0, lineOf(widths.map((width) => '-'.repeat(width)))).join('')
}

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
