/** Where each row of a long list is: heights are known beforehand, so that only what is seen has to be drawn. */

import type { Row } from './rows.ts'

export type Measure = { readonly entry: number; readonly group: number; readonly anew: number }

/** In CSS pixels; the style sheet has the same. */
export const WIDE: Measure = { entry: 34, group: 38, anew: 40 }
export const NARROW: Measure = { entry: 58, group: 38, anew: 40 }

/** Time that passes is drawn to scale, up to where it would push everything else out of sight. */
const PX_PER_SECOND = 20
const SHORTEST_PAUSE = 14
export const LONGEST_PAUSE = 100

const heightOf = (row: Row, measure: Measure): number =>
  row.kind === 'pause'
    ? Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, Math.round((row.ms / 1_000) * PX_PER_SECOND)))
    : measure[row.kind]

/** The upper edge of each row, and the end of the last. */
export type Edges = {
  /** Measures the rows that have come since. */
  readonly measure: (rows: readonly Row[]) => void
  readonly total: () => number
  readonly top: (index: number) => number
  /** Index of the row at this height; the last one below the end. */
  readonly at: (y: number) => number
}

export const createEdges = (measure: Measure): Edges => {
  const tops: number[] = []
  let end = 0
  return {
    measure: (rows) => {
      for (let index = tops.length; index < rows.length; index += 1) {
        tops.push(end)
        const row = rows[index]
        if (row !== undefined) end += heightOf(row, measure)
      }
    },
    total: () => end,
    top: (index) => tops[index] ?? end,
    at: (y) => {
      let [low, high] = [0, Math.max(0, tops.length - 1)]
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if ((tops[middle] ?? 0) <= y) low = middle
        else high = middle - 1
      }
      return low
    },
  }
}
