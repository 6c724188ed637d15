/** Loads the Playwright of the project in which the published kit runs. A second copy would know none of the project's tests. */

import { createRequire } from 'node:module'
import path from 'node:path'
import type * as Runners from '@playwright/test'
import { isAtLeast } from '../protocol/at-least.ts'

const NAME = '@playwright/test'

/** The oldest version that the kit is tested with. */
const OLDEST = '1.50'

const REMEDY = `npm install --save-dev ${NAME}@latest`

type Runner = typeof Runners

/** No usable runner was found. The message is meant for the person. */
export class RunnerError extends Error {
  override readonly name = 'RunnerError'
}

/**
 * `place` is the file from which to look, `who` the module that needs it. Throws an Error of one sentence if there is no usable
 * runner.
 */
export const loadRunner = (place: string, who = 'iadvize-rehearsal/playwright'): Runner => {
  const look = createRequire(place)
  const version = versionFrom(look)
  if (version === null) throw new RunnerError(`${who} needs ${NAME}, which is not installed: ${REMEDY}.`)
  if (!isAtLeast(version, OLDEST)) {
    throw new RunnerError(`${who} needs ${NAME} ${OLDEST} or newer, and this is ${version}: ${REMEDY}.`)
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

/** Playwright itself notices a second copy only if the first has already been imported, for example by a configuration. */
const isAnotherAtWork = (look: NodeJS.Require): boolean => {
  const own = ownFolder(look)
  const isOther = (file: string): boolean => RUNNER_FILE.test(file) && !file.startsWith(own + path.sep)
  return own !== null && Object.keys(look.cache).some(isOther)
}

const RUNNER_FILE = /[\\/]playwright[\\/]lib[\\/]/

/** The folder of the package that contains the runner's code. */
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
