/** Steps of a project's own, as far as the text of its files tells: to load them would start the runner. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { globSync } from 'tinyglobby'
import { isMatchedBy } from './match.ts'

/** Whether a step is one of the project's own, or may be. */
export type OwnSteps = (text: string) => boolean

export const NO_OWN_STEPS: OwnSteps = () => false

/** Where they lie, or what they say, cannot be read: any step may be one of them. */
export const UNREADABLE_OWN_STEPS: OwnSteps = () => true

export const readOwnSteps = (patterns: readonly string[], folder: string): OwnSteps =>
  ownStepsIn(globSync([...patterns], { cwd: folder }).map((file) => readFileSync(path.join(folder, file), 'utf8')))

/** `sources` are the texts of files that call what playwright-bdd's `createBdd` returns. */
export const ownStepsIn = (sources: readonly string[]): OwnSteps => {
  const definitions = sources.flatMap(definitionsIn)
  const readable = definitions.filter((definition) => definition !== UNREADABLE)
  if (readable.length < definitions.length) return UNREADABLE_OWN_STEPS
  return (text) => readable.some((definition) => isMatchedBy(text, definition))
}

const UNREADABLE = null

/** What the call is given, as written. */
const definitionsIn = (source: string): readonly (string | RegExp | typeof UNREADABLE)[] => {
  const isRenamed = /\{[^}]*\b(?:Given|When|Then|Step)\s*:[^}]*\}\s*=\s*createBdd/.test(source)
  const calls = [...source.matchAll(CALL)]
  if (isRenamed || (calls.length === 0 && source.includes('createBdd'))) return [UNREADABLE]
  return calls.map(({ groups = {} }) => {
    const { text, pattern, flags } = groups
    // A template with something in it is known only when it runs.
    if (text !== undefined) return text.includes('${') ? UNREADABLE : text.slice(1, -1).replaceAll(/\\(.)/g, '$1')
    return pattern === undefined ? UNREADABLE : new RegExp(pattern, flags)
  })
}

/** `When('{visitor} pays', …)`, or with a regular expression, or with what is not written there. */
const CALL =
  /\b(?:Given|When|Then|Step)\(\s*(?:(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/(?<pattern>(?:[^/\\\n]|\\.)+)\/(?<flags>[a-z]*)|)/g
