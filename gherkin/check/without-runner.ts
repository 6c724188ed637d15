/**
 * Loads code written for the test runner without the runner, to learn what a configuration or a file of steps defines before any
 * test runs. The packages need not be installed.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import type * as Jiti from 'jiti'
import { loadFailure } from '../../settings/load-failure.ts'

/** The values that the code imports from the packages below, by name. */
export type StandIns = Readonly<Record<string, unknown>>

const PACKAGES = [
  '@playwright/test',
  'playwright/test',
  'playwright-bdd',
  'playwright-bdd/decorators',
  'iadvize-rehearsal/bdd',
  'iadvize-rehearsal/playwright',
]

/**
 * `file` is relative to `folder`. The stand-ins record their calls; everything else from the packages does nothing. Returns what
 * the file exports. Throws an Error of one sentence if the file cannot be loaded.
 */
export const loadWithoutRunner = (folder: string, file: string, standIns: StandIns): unknown => {
  const whole = path.join(folder, file)
  // `export *` exports only members that are named here.
  const standIn = standInWith({ __esModule: true, test: anything, expect: anything, ...standIns })
  const write = process.stdout.write.bind(process.stdout)
  // The output of the code must not mix with the answer of a command.
  process.stdout.write = process.stderr.write.bind(process.stderr)
  try {
    // Imported here because it includes a compiler, which only these commands need.
    const { createJiti } = createRequire(import.meta.url)('jiti') as typeof Jiti
    const virtualModules = Object.fromEntries(PACKAGES.map((name) => [name, standIn]))
    const jiti = createJiti(whole, { moduleCache: false, tsconfigPaths: true, virtualModules })
    // By itself, jiti lets Node load CommonJS, which would import the real packages.
    return jiti.evalModule(readFileSync(whole, 'utf8'), {
      id: whole,
      filename: whole,
      async: false,
      forceTranspile: true,
    })
  } catch (cause) {
    throw new Error(loadFailure(file, cause), { cause })
  } finally {
    process.stdout.write = write
  }
}

/** An object with these members. Any other member can be used but does nothing. */
export const standInWith = (members: StandIns): object =>
  new Proxy(members, { get: (known, name) => (Object.hasOwn(known, name) ? known[String(name)] : member(name)) })

/** Can be called, constructed, extended and iterated, and returns itself. */
const anything: unknown = new Proxy(function standIn() {}, {
  get: (_target, name) => member(name),
  apply: () => anything,
  construct: () => anything as object,
})

const member = (name: string | symbol): unknown => {
  // Must not look like a promise.
  if (name === 'then') return undefined
  if (name === Symbol.toPrimitive) return () => ''
  if (name === Symbol.iterator) return () => [].values()
  return anything
}
