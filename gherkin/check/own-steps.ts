/** Reads the project's own steps: loads their files with a `createBdd` that only records the steps. */

import { globSync } from 'tinyglobby'
import { once } from '../../protocol/once.ts'
import { matcherOf } from './match.ts'
import { loadWithoutRunner, standInWith } from './without-runner.ts'

export type OwnSteps = {
  /** Whether a string is one of these steps. */
  readonly isOne: (text: string) => boolean
  /** The same, but true for every text if the steps cannot be read. */
  readonly mayBeOne: (text: string) => boolean
}

const never = (): boolean => false

export const NO_OWN_STEPS: OwnSteps = { isOne: never, mayBeOne: never }

export const UNKNOWN_OWN_STEPS: OwnSteps = { isOne: never, mayBeOne: () => true }

export type ReadOwnSteps = {
  readonly steps: OwnSteps
  /** Why the steps cannot be read, in a sentence; null if they can. */
  readonly trouble: string | null
}

/** `patterns` are relative to `folder`. */
export const readOwnSteps = (patterns: readonly string[], folder: string): ReadOwnSteps => {
  const files = globSync([...patterns], { cwd: folder }).toSorted()
  if (files.length === 0) return { steps: NO_OWN_STEPS, trouble: null }
  try {
    const matchers = files.flatMap((file) => stepsIn(file, folder))
    const isOne = (text: string): boolean => matchers.some((isMatch) => isMatch(text))
    if (matchers.length > 0) return { steps: { isOne, mayBeOne: isOne }, trouble: null }
    return { steps: UNKNOWN_OWN_STEPS, trouble: `${files.join(', ')} defined no step when loaded.` }
  } catch (error) {
    return { steps: UNKNOWN_OWN_STEPS, trouble: (error as Error).message }
  }
}

/** Loads the files when a step is first looked up. */
export const ownStepsOnDemand = (patterns: readonly string[], folder: string): OwnSteps => {
  if (patterns.length === 0) return NO_OWN_STEPS
  const steps = once(() => readOwnSteps(patterns, folder).steps)
  return { isOne: (text) => steps().isOne(text), mayBeOne: (text) => steps().mayBeOne(text) }
}

type Matcher = ReturnType<typeof matcherOf>

const stepsIn = (file: string, folder: string): readonly Matcher[] => {
  const matchers: Matcher[] = []
  const word = (expression: string | RegExp, ...rest: readonly unknown[]): unknown => {
    matchers.push(matcherOf(typeof expression === 'string' ? expression : withoutMemory(expression)))
    const last = rest.at(-1)
    // A call returns the function that it received; a decorator leaves the method unchanged.
    return typeof last === 'function' ? last : () => {}
  }
  const words = { Given: word, When: word, Then: word, Step: word }
  loadWithoutRunner(folder, file, { ...words, createBdd: () => standInWith(words) })
  return matchers
}

/** With the flags g and y, a pattern continues after its last match. */
const withoutMemory = ({ source, flags }: RegExp): RegExp => new RegExp(source, flags.replaceAll(/[gy]/g, ''))
