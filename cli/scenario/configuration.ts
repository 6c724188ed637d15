/** The configuration of Playwright with which scenarios run, as far as its text tells: to load it would start the runner. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Configuration = {
  readonly file: string
  /** Where it says that the features lie; none where it says it in another way than by texts. */
  readonly patterns: readonly string[]
  /** Where its own steps lie; none where it has none, and null where it says so in another way than by texts. */
  readonly ownSteps: readonly string[] | null
}

/** The first is found by Playwright itself; the other is for projects whose own configuration is about other tests. */
export const PLAYWRIGHT_CONFIG = 'playwright.config'
export const SCENARIOS_CONFIG = 'scenarios.config'

const ENDINGS = ['ts', 'js', 'mts', 'mjs', 'cts', 'cjs']

/** The file of this name with the ending that it has; null for none. */
export const findFile = (folder: string, name: string): string | null =>
  ENDINGS.map((ending) => `${name}.${ending}`).find((file) => existsSync(path.join(folder, file))) ?? null

/** Null where no configuration runs scenarios. */
export const findConfiguration = (folder: string): Configuration | null => {
  for (const name of [PLAYWRIGHT_CONFIG, SCENARIOS_CONFIG]) {
    const file = findFile(folder, name)
    const call = file === null ? null : callIn(readFileSync(path.join(folder, file), 'utf8'))
    if (file !== null && call !== null) return { file, ...call }
  }
  return null
}

/** `rehearsalFeatures({ features: 'features/*.feature', steps: … })` */
export const callIn = (text: string): Omit<Configuration, 'file'> | null => {
  const [, options] = /rehearsalFeatures\(\s*\{([^}]*)\}/.exec(text) ?? []
  if (options === undefined) return null
  const patterns = textsOf('features', options) ?? []
  return { patterns, ownSteps: /\bsteps\b/.test(options) ? textsOf('steps', options) : [] }
}

const textsOf = (name: string, options: string): readonly string[] | null => {
  const [, value] = new RegExp(`\\b${name}:\\s*(\\[[^\\]]*\\]|'[^']*'|"[^"]*")`).exec(options) ?? []
  if (value === undefined) return null
  return [...value.matchAll(/'([^']+)'|"([^"]+)"/g)].map(([, single, double]) => single ?? double ?? '')
}
