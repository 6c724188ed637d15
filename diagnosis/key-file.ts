/** Reads a public key that may be given as the name of a file. */

import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { misspelt } from '../protocol/nearest.ts'
import { diagnoseKey, WANTED_KEY, type KeyDiagnosis } from './key.ts'
import { KEY_FILE, quotable, sizeOf } from './quotable.ts'

export type KeyRead = KeyDiagnosis & {
  /** The file that was read; null if the key itself was given, or if there is no such file. */
  readonly file: string | null
}

/** `folders` are the folders in which a relative file name is looked up, in this order. Never throws. */
export const readKey = (given: unknown, folders: readonly string[]): KeyRead => {
  const url = fileUrl(given)
  const itself = diagnoseKey(given)
  if (url === null && (itself.key !== null || !itself.mayBeName || typeof given !== 'string'))
    return { ...itself, file: null }
  const name = url ?? String(given).trim()
  const places = [...new Set(folders.map((folder) => path.resolve(folder, name)))]
  const found = places.find((place) => existsSync(place))
  if (found === undefined) return refused(notThere(name, places))
  return readFound(found)
}

const fileUrl = (given: unknown): string | null => {
  const text = given instanceof URL ? given.href : typeof given === 'string' ? given.trim() : ''
  if (!text.startsWith('file:')) return null
  try {
    return fileURLToPath(text)
  } catch {
    return null
  }
}

const refused = (problem: string, file: string | null = null): KeyRead => ({
  key: null,
  problem,
  mayBeName: true,
  file,
})

/** In bytes. A pipe or a device reports no size, so it is read up to this length. */
const LONGEST_FILE = 1_048_576

const readFound = (file: string): KeyRead => {
  try {
    const stat = statSync(file)
    if (stat.isDirectory()) return refused(folderProblem(file), file)
    if (stat.size > LONGEST_FILE) return refused(`is a file of ${stat.size} bytes, but must be ${WANTED_KEY}.`, file)
    const bytes = readUpTo(file, LONGEST_FILE + 1)
    if (bytes.length > LONGEST_FILE)
      return refused(`is a file of more than ${LONGEST_FILE} bytes, but must be ${WANTED_KEY}.`, file)
    return { ...diagnoseKey(bytes, file), file }
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    const reason = code === 'EACCES' || code === 'EPERM' ? 'you have no permission' : code
    return refused(`is a file that cannot be read: ${reason}.`, file)
  }
}

const readUpTo = (file: string, longest: number): Buffer => {
  const bytes = Buffer.alloc(longest)
  const descriptor = openSync(file, 'r')
  try {
    let length = 0
    for (let read = 1; read > 0; length += read) read = readSync(descriptor, bytes, length, longest - length, null)
    return bytes.subarray(0, length)
  } finally {
    closeSync(descriptor)
  }
}

const folderProblem = (folder: string): string => {
  const inside = readdirSync(folder).filter((name) => KEY_FILE.test(name))
  const example = inside
    .slice(0, 3)
    .map((name) => quotable(name) ?? '')
    .filter((name) => name !== '')
  return `is a folder, and must be a file${example.length === 0 ? '.' : `; it contains ${example.join(', ')}.`}`
}

const notThere = (name: string, places: readonly string[]): string => {
  const shown = quotable(name)
  if (shown === null)
    return `is ${sizeOf(name)} that is neither a key nor the name of a file, and must be ${WANTED_KEY}, or the name of a file that contains one.`
  const home = name.startsWith('~') ? ' A program does not know what "~" is: write the path in full.' : ''
  return `is ${shown}, which is not a key, and there is no such file: looked for ${places.join(' and ')}.${home || meant(places)}`
}

/** Resolves the name of a key file against the folder of the settings file. Anything else is returned as it was given. */
export const keyFrom = <Given>(given: Given, folder: string): Given | string => {
  const itself = diagnoseKey(given)
  const isName = typeof given === 'string' && fileUrl(given) === null && itself.key === null && itself.mayBeName
  return isName ? path.resolve(folder, given.trim()) : given
}

const meant = (places: readonly string[]): string => {
  for (const place of places) {
    const folder = path.dirname(place)
    const near = misspelt(path.basename(place), namesIn(folder))[0]
    if (near !== undefined) return ` Did you mean ${near}?`
  }
  const missing = places.map((place) => path.dirname(place)).find((folder) => !existsSync(folder))
  return missing === undefined ? '' : ` The folder ${missing} does not exist either.`
}

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
