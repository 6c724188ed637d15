/** The Python of this machine that has a module: there may be more than one Python. */

import { spawnSync } from 'node:child_process'
import { findPrograms } from './screen.ts'

/** Of Debian. */
export const PYTHON_SELENIUM_PACKAGE = 'python3-selenium'

export const pythonWithSelenium = (): string | null =>
  findPrograms('python3').find(
    (file) => spawnSync(file, ['-c', 'import selenium'], { stdio: 'ignore' }).status === 0,
  ) ?? null
