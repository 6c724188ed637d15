/** How much a page loads: the tag as `npm run build` produces it, before a stage's settings are inserted. */

import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import type { Measure } from './measure.ts'

/** 10 KB. */
const MAX_BYTES = 10 * 1_024

export const measureTagSize = (): Measure => {
  const tag = readFileSync(new URL('../dist/iadvize.js', import.meta.url))
  const size = brotliCompressSync(tag).length
  return {
    name: 'tag, with Brotli',
    measured: bytes(size),
    floor: null,
    samples: '1',
    goal: `<= ${bytes(MAX_BYTES)}`,
    isMet: size <= MAX_BYTES,
    note: `A plain number: dist/iadvize.js (${bytes(tag.length)}) with Brotli at its best, quality 11.`,
  }
}

const bytes = (count: number): string => `${count.toLocaleString('en')} B`
