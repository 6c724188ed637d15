/** The runner that the published kit works in: found, not brought along, because a second copy of it would know no tests. */

import { createRequire } from 'node:module'
import path from 'node:path'
import type * as Runners from '@playwright/test'

const NAME = '@playwright/test'

/** The oldest version that the kit is tested with. */
const OLDEST = { major: 1, minor: 65 }

const REMEDY = `npm install --save-dev ${NAME}@latest`

type Runner = typeof Runners

/** There is none that can be used; the message is for the person. */
export class RunnerError extends Error {
  override readonly name = 'RunnerError'
}

/** `place` is the file that looks for it, for `who`. Throws an Error of one sentence where there is none to work with. */
export const loadRunner = (place: string, who = 'iadvize-rehearsal/playwright'): Runner => {
  const look = createRequire(place)
  const version = versionFrom(look)
  if (version === null) throw new RunnerError(`${who} needs ${NAME}, which is not installed: ${REMEDY}.`)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor)) {
    throw new RunnerError(
      `${who} needs ${NAME} ${OLDEST.major}.${OLDEST.minor} or newer, and this is ${version}: ${REMEDY}.`,
    )
  }
  const twoCopies = `There are two copies of ${NAME}: one runs the tests, and iadvize-rehearsal finds another in ${look.resolve(NAME)}. Keep the one beside your package.json only, as npm dedupe does.`
  if (isAnotherAtWork(look)) throw new RunnerError(twoCopies)
  try {
    return look(NAME) as Runner
  } catch (cause) {
    if (!String(cause).includes('second time')) throw cause
    throw new RunnerError(twoCopies, { cause })
  }
}

/** Playwright itself notices a second copy only where the first has been imported, as by a configuration. */
const isAnotherAtWork = (look: NodeJS.Require): boolean => {
  const own = ownFolder(look)
  const isOther = (file: string): boolean => RUNNER_FILE.test(file) && !file.startsWith(own + path.sep)
  return own !== null && Object.keys(look.cache).some(isOther)
}

const RUNNER_FILE = /[\\/]playwright[\\/]lib[\\/]/

/** Where the package lies that has the runner's code. */
const ownFolder = (look: NodeJS.Require): string | null => {
  try {
    return path.dirname(createRequire(look.resolve(NAME)).resolve('playwright/package.json'))
  } catch {
    return null
  }
}

const versionFrom = (look: NodeJS.Require): string | null => {
  try {
    return (look(`${NAME}/package.json`) as { readonly version: string }).version
  } catch {
    return null
  }
}
