/** Finds the line of the test that called, skipping the files of this package. */

import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Location } from '@playwright/test'

/** The package's own files are in this folder, both as source and as bundle. */
const OWN_FOLDER = path.dirname(fileURLToPath(import.meta.url)) + path.sep

const FRAME = /\(?((?:file:\/\/)?[^\s()]+):(\d+):(\d+)\)?$/

/** Null if the stack has only frames of this package. */
export const placeOfCall = (): Location | null =>
  linesOf(new Error('place')).flatMap((line) => frameIn(line) ?? [])[0] ?? null

/** Changes the error's stack so that the error appears in the calling line of the test. */
export const atCall = (error: Error): Error => {
  error.stack = [`${error.name}: ${error.message}`, ...linesOf(error).filter((line) => frameIn(line) !== null)].join(
    '\n',
  )
  return error
}

const linesOf = ({ stack = '' }: Error): readonly string[] => stack.split('\n')

const frameIn = (line: string): Location | null => {
  const [, file = '', row, column] = FRAME.exec(line) ?? []
  const name = file.startsWith('file://') ? fileURLToPath(file) : file
  if (!path.isAbsolute(name) || name.startsWith(OWN_FOLDER)) return null
  return { file: name, line: Number(row), column: Number(column) }
}
