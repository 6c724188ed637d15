/** A page of the documentation in which tables are generated; everything around them is written by hand. */

import { readFileSync } from 'node:fs'
import { cell } from './table-cell.ts'

const END = '\n<!-- The end of what is generated. -->'

/** The first row is the heading. */
export type Rows = readonly (readonly string[])[]

export const pageWithTable = (file: string, source: string, rows: Rows): string =>
  pageWithTables(file, { [source]: rows })

/** Each table stands behind the mark that names its source. */
export const pageWithTables = (file: string, tables: Readonly<Record<string, Rows>>): string =>
  Object.entries(tables).reduce(
    (page, [source, rows]) => withTable({ file, page }, source, rows),
    readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'),
  )

const withTable = (
  { file, page }: { readonly file: string; readonly page: string },
  source: string,
  rows: Rows,
): string => {
  const begin = `<!-- Generated from ${source} by "npm run docs". -->\n\n`
  const before = page.indexOf(begin)
  const after = page.indexOf(END, before)
  if (before === -1 || after === -1) throw new Error(`${file} lacks a mark around its table from ${source}.`)
  return `${page.slice(0, before)}${begin}${tableOf(rows.map((row) => row.map(cell)))}${page.slice(after)}`
}

/** Its columns are aligned, as the formatter wants them. */
const tableOf = (rows: Rows): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => lineOf(row.map((text, column) => text.padEnd(widths[column] ?? 0))))
  return lines.toSpliced(1, 0, lineOf(widths.map((width) => '-'.repeat(width)))).join('')
}

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
