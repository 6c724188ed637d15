/**
 * What playwright-bdd's generator, and each of its workers, loads before all else: of features that are written otherwise
 * than they were meant it reads the text that has been checked, which make-tests.ts puts into a folder. Which ones it has
 * read it marks there, for a playwright-bdd that reads in another way would make tests of less than was checked.
 *
 * It is code in an address, as Node loads no TypeScript, and playwright-bdd offers no other way to hand it a text.
 */

/** The environment variable that names the folder. */
export const MEANT_FOLDER = 'REHEARSAL_FEATURES_AS_MEANT'

/** The names of the files there are this of the path of the feature, with an ending. */
export const NAME_HASH = 'sha256'

export const MEANT_ENDING = '.meant'
export const READ_ENDING = '.read'

const code = `
import { createHash } from 'node:crypto'
import { existsSync, promises, writeFileSync } from 'node:fs'
import path from 'node:path'

const { readFile } = promises

promises.readFile = async (file, ...options) => {
  if (typeof file !== 'string' || !file.endsWith('.feature')) return readFile(file, ...options)
  const name = createHash('${NAME_HASH}').update(path.resolve(file)).digest('hex')
  const place = path.join(process.env['${MEANT_FOLDER}'], name)
  if (!existsSync(place + '${MEANT_ENDING}')) return readFile(file, ...options)
  writeFileSync(place + '${READ_ENDING}', '')
  return readFile(place + '${MEANT_ENDING}', ...options)
}
`

export const READ_AS_MEANT = `data:text/javascript,${encodeURIComponent(code)}`
