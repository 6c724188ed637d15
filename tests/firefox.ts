/** The Firefox of this machine, which Playwright drives over WebDriver BiDi. */

import { spawnSync } from 'node:child_process'
import { findProgram } from './screen.ts'

/** Of Debian. */
export const FIREFOX_PACKAGE = 'firefox-esr'

/** Null if there is none that starts: on Ubuntu without the snap, `firefox` is a script that only says how to install it. */
export const findFirefox = (): string | null =>
  [FIREFOX_PACKAGE, 'firefox']
    .flatMap((name) => findProgram(name) ?? [])
    .find((file) => spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0) ?? null
