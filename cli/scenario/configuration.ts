/** The configuration of Playwright with which scenarios run, as far as its text tells: to load it would start the runner. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { textIn, withoutComments, withoutTexts } from '../../gherkin/source-text.ts'

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
export const callIn = (source: string): Omit<Configuration, 'file'> | null => {
  const [, options] = CALL.exec(withoutComments(source)) ?? []
  if (options === undefined) return null
  const hasSteps = /\bsteps\b|\.\.\./.test(withoutTexts(options))
  return { patterns: textsOf('features', options) ?? [], ownSteps: hasSteps ? textsOf('steps', options) : [] }
}

const TEXT = String.raw`(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")`

const CALL = new RegExp(String.raw`rehearsalFeatures\(\s*\{((?:${TEXT}|[^}'"])*)\}`)

/** Null where it is not given as texts alone. */
const textsOf = (name: string, options: string): readonly string[] | null => {
  const list = String.raw`\[(?:\s*${TEXT}\s*(?:,|(?=\])))*\s*\]`
  const [, value] = new RegExp(String.raw`(?:^|[\s,])${name}:\s*(${list}|${TEXT})\s*(?:,|$)`).exec(options) ?? []
  if (value === undefined) return null
  return [...value.matchAll(new RegExp(TEXT, 'g'))].map(([quoted]) => textIn(quoted) ?? '')
}
