/** Stands in the bundle for `playwright-bdd`: an import of that name would fail before anybody could say what to do. */

import { loadBdd } from './bdd-runner.ts'

export const { test, createBdd, defineParameterType, defineBddConfig } = loadBdd(import.meta.url)
