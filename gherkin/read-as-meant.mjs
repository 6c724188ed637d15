/**
 * Loaded into playwright-bdd's generator before all else, and into its workers: of features that are written otherwise
 * than they were meant (as-meant.ts) it reads the text that has been checked. Which ones it has read it writes down,
 * for a playwright-bdd that reads them in another way would make tests of less than was checked.
 */

import { appendFileSync, promises, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const folder = process.env['REHEARSAL_FEATURES_AS_MEANT'] ?? ''
const texts = new Map(Object.entries(JSON.parse(readFileSync(path.join(folder, 'texts.json'), 'utf8'))))
const { readFile } = promises

promises.readFile = async (file, ...options) => {
  const name = typeof file === 'string' ? path.resolve(file) : ''
  const text = texts.get(name)
  if (text === undefined) return readFile(file, ...options)
  appendFileSync(path.join(folder, 'read'), `${name}\n`)
  return text
}
