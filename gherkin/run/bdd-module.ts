/** Replaces `playwright-bdd` in the bundle. A direct import would fail before a message could explain what to do. */

import { loadBdd } from './bdd-runner.ts'

export const { test, createBdd, defineParameterType, defineBddConfig } = loadBdd(import.meta.url)
