/**
 * Code that playwright-bdd's generator and each of its workers load first. If a feature was corrected, it makes playwright-bdd
 * read the corrected text, which make-tests.ts puts into a folder. It also marks which features were read there: a playwright-bdd
 * that reads files in another way would generate tests from uncorrected text.
 *
 * The code is a data URL, because Node loads no TypeScript and playwright-bdd has no other way to receive the text.
 */

/** The environment variable that names the folder. */
export const MEANT_FOLDER = 'REHEARSAL_FEATURES_AS_MEANT'

/** The file names in that folder are this hash of the feature's path, with an ending. */
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
