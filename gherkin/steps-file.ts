/**
 * The file of steps that playwright-bdd loads. It only imports, because Playwright 1.58 runs such a file of an installed package
 * twice. A module that the file imports runs once.
 */

import './register.ts'

export { test } from './run/bdd-test.ts'
