/** Loads the project's playwright-bdd. It is not a dependency, because a second copy would not know the registered steps. */

import { createRequire } from 'node:module'
import type * as Bdd from 'playwright-bdd'

const NAME = 'playwright-bdd'

const OLDEST_MAJOR = 9

/** `place` is the file from which to look. Throws an Error of one sentence if no version can be used. */
export const loadBdd = (place: string): typeof Bdd => {
  const look = createRequire(place)
  const version = versionFrom(look)
  const remedy = `npm install --save-dev ${NAME}@latest`
  if (version === null) throw new Error(`iadvize-rehearsal/bdd needs ${NAME}, which is not installed: ${remedy}.`)
  if (Number(version.split('.')[0]) < OLDEST_MAJOR) {
    throw new Error(`iadvize-rehearsal/bdd needs ${NAME} ${OLDEST_MAJOR} or newer, and this is ${version}: ${remedy}.`)
  }
  return look(NAME) as typeof Bdd
}

const versionFrom = (look: NodeJS.Require): string | null => {
  try {
    return (look(`${NAME}/package.json`) as { readonly version: string }).version
  } catch {
    return null
  }
}
