/** Whether the bytes of a feature are valid text for Gherkin. Pure. */

import type { LostLine } from './lost-lines.ts'

/** Null for UTF-8, with or without a byte order mark. Otherwise the position is where the text stops being UTF-8. */
export const encodingProblem = (bytes: Uint8Array): LostLine | null => {
  const wide = wideEncoding(bytes)
  if (wide !== null) return { line: 1, column: 1, sentence: sentenceOn(`it is ${wide}`) }
  if (isUtf8(bytes)) return null
  const [before = ''] = new TextDecoder().decode(bytes).split('\uFFFD')
  const lines = before.split(/\r\n|\n|\r/)
  const column = Array.from(lines.at(-1) ?? '').length + 1
  return { line: lines.length, column, sentence: sentenceOn('it looks like Windows-1252 or Latin-1') }
}

const sentenceOn = (encoding: string): string => `This file is not UTF-8; ${encoding}. Save it as UTF-8.`

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Recognizes the encoding by its byte order mark, or by the zero bytes of Latin letters. */
const wideEncoding = (bytes: Uint8Array): string | null => {
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (start === 'fffe0000' || start === '0000feff') return 'UTF-32'
  if (start.startsWith('fffe') || start.startsWith('feff')) return 'UTF-16'
  const zeros = bytes.filter((byte) => byte === 0).length
  return zeros * 4 >= bytes.length && zeros > 0 ? (zeros * 2 > bytes.length + 1 ? 'UTF-32' : 'UTF-16') : null
}
