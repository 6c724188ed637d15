/**
 * Steps of a project's own, as far as the text of its files tells: to load them would start the runner. What is not
 * understood counts as a step that may be anything.
 */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { globSync } from 'tinyglobby'
import { matcherOf } from './match.ts'
import { textIn, withoutComments } from './source-text.ts'

/** Whether a step is one of the project's own, or may be. */
export type OwnSteps = (text: string) => boolean

export const NO_OWN_STEPS: OwnSteps = () => false

/** Where they lie, or what they say, cannot be read: any step may be one of them. */
export const UNREADABLE_OWN_STEPS: OwnSteps = () => true

export const readOwnSteps = (patterns: readonly string[], folder: string): OwnSteps =>
  ownStepsIn(globSync([...patterns], { cwd: folder }).map((file) => readFileSync(path.join(folder, file), 'utf8')))

/** `sources` are the texts of files that call what playwright-bdd's `createBdd` returns. */
export const ownStepsIn = (sources: readonly string[]): OwnSteps => {
  const definitions = sources.map(withoutComments).flatMap(definitionsIn)
  const readable = definitions.filter((definition) => definition !== UNREADABLE)
  if (readable.length < definitions.length) return UNREADABLE_OWN_STEPS
  return readable.length === 0 ? NO_OWN_STEPS : (text) => readable.some((isMatch) => isMatch(text))
}

const UNREADABLE = null

type Definition = OwnSteps | typeof UNREADABLE

const definitionsIn = (source: string): readonly Definition[] => {
  const calls = [...source.matchAll(CALL)].map(definitionOf)
  const isElsewhere = ELSEWHERE.some((pattern) => pattern.test(source))
  return isElsewhere || (calls.length === 0 && IN_ANOTHER_WAY.test(source)) ? [UNREADABLE] : calls
}

/** `When('{visitor} pays', …)`, or with a regular expression, or with what is not written there. */
const CALL =
  /\b(?:Given|When|Then|Step)\s*(?:<[^(]*>)?\s*\(\s*(?:(?:(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/(?<pattern>(?:\[(?:[^\]\\\n]|\\.)*\]|[^/\\\n[]|\\.)+)\/(?<flags>[a-z]*))(?=\s*[,)])|)/g

const definitionOf = ({ groups = {} }: RegExpMatchArray): Definition => {
  const { text, pattern, flags = '' } = groups
  try {
    if (pattern !== undefined) return matcherOf(new RegExp(pattern, flags.replaceAll(/[gy]/g, '')))
    const expression = text === undefined ? null : textIn(text)
    return expression === null ? UNREADABLE : matcherOf(expression)
  } catch {
    return UNREADABLE
  }
}

/** The words have other names in the file, or more steps come with what it imports. */
const ELSEWHERE = [
  /\{[^}]*\b(?:Given|When|Then|Step)\s*:[^}]*\}\s*=/,
  /\b(?:Given|When|Then|Step)\s+as\b/,
  /\bimport\s*['"]\.{1,2}\//,
]

/** What `createBdd` returns is used as a whole, or with words of another file; where it is only handed on, no step is. */
const IN_ANOTHER_WAY = /[\w\]]\s*=\s*createBdd\b|\bimport\b[^'"]*['"]\.{1,2}\//
