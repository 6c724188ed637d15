/** Writes key files: none is ever written over, and either all are written or none. */

import { rm, stat, writeFile } from 'node:fs/promises'

export type NewFile = { readonly file: string; readonly text: string; readonly mode: number }

/** A file that exists, or that cannot be written. `code` is that of Node. */
export class NewFileError extends Error {
  override readonly name = 'NewFileError'
  readonly file: string
  readonly code: string

  constructor(file: string, cause: unknown) {
    const { code = '' } = cause as NodeJS.ErrnoException
    super(`${file} cannot be written (${code})`, { cause })
    this.file = file
    this.code = code
  }
}

/** Rejects with a `NewFileError`; then nothing is left of what was written. */
export const writeNewFiles = async (files: readonly NewFile[]): Promise<void> => {
  const written: string[] = []
  for (const { file, text, mode } of files) {
    try {
      await writeFile(file, text, { mode, flag: 'wx' })
      written.push(file)
    } catch (cause) {
      await Promise.all(written.map((one) => rm(one)))
      throw new NewFileError(file, cause)
    }
  }
}

/** Windows has other rights, and the data folder of a person is their own there. */
const HAS_MODES = process.platform !== 'win32'

/** Says that other users can read it, and how to change that; null if they cannot. The mode is that of `chmod`. */
export const readByOthers = async (file: string, mode: '600' | '700'): Promise<string | null> => {
  if (!HAS_MODES || ((await stat(file)).mode & 0o077) === 0) return null
  return `Other users of this machine can read ${file}: run "chmod ${mode} ${file}".`
}
