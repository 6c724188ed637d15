/** The packages that scenarios and tests need, and that the user's project does not have. */

import { createRequire } from 'node:module'
import path from 'node:path'
import { packageVersion } from '../environment/version.ts'

export const OWN_PACKAGE = 'iadvize-rehearsal'

/** As arguments for the command that installs. */
export const missingPackages = (folder: string): readonly string[] => {
  const look = createRequire(path.join(folder, 'package.json'))
  const isMissing = (name: string): boolean => {
    try {
      look.resolve(`${name}/package.json`)
      return false
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND'
    }
  }
  return [
    // No registry has it: it is installed from the file that `npm pack` writes.
    ...(isMissing(OWN_PACKAGE) ? [`<path>/${OWN_PACKAGE}-${packageVersion()}.tgz`] : []),
    ...['@playwright/test', 'playwright-bdd'].filter(isMissing),
  ]
}
