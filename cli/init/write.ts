/** Writes the planned files, one after the other. A file that exists is never written over. */

import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { PlannedFile } from './planned.ts'

export type Written = {
  readonly file: string
  readonly state: 'written' | 'exists'
  /** The folders that were made for it, relative to the project. */
  readonly folders: readonly string[]
}

export type Writing = {
  readonly written: readonly Written[]
  /** Why not all files were written; null if they were. `code` is that of Node. */
  readonly failure: { readonly file: string; readonly code: string } | null
}

/** Stops at the first file that cannot be written, and leaves those that were. */
export const writeFiles = async (folder: string, files: readonly PlannedFile[]): Promise<Writing> => {
  const written: Written[] = []
  for (const { file, text } of files) {
    try {
      written.push(await writeOne(folder, file, text))
    } catch (error) {
      return { written, failure: { file, code: (error as NodeJS.ErrnoException).code ?? String(error) } }
    }
  }
  return { written, failure: null }
}

const writeOne = async (folder: string, file: string, text: string): Promise<Written> => {
  const whole = path.join(folder, file)
  const folders = missingFolders(folder, file)
  await mkdir(path.dirname(whole), { recursive: true })
  try {
    await writeFile(whole, text, { flag: 'wx' })
    return { file, state: 'written', folders }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return { file, state: 'exists', folders: [] }
  }
}

const missingFolders = (folder: string, file: string): readonly string[] => {
  const parts = file.split('/').slice(0, -1)
  return parts
    .map((_, index) => parts.slice(0, index + 1).join('/'))
    .filter((name) => !existsSync(path.join(folder, name)))
}
