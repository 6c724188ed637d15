/** Tells playwright-bdd the table of steps: loaded by what it makes of a feature, and by nothing else. */

import { createBdd, defineParameterType } from 'playwright-bdd'
import { test } from './bdd-test.ts'
import { PARAMETERS } from './parameters.ts'
import { entriesOf } from '../playwright-kit/matchers/run-ahead.ts'
import { STORY_HEADING, storyOf } from '../playwright-kit/story.ts'
import { inPlainWords, plainMessage } from './plain-failure.ts'
import { visitorOf, type Person } from './parameters/visitor.ts'
import type { Scene } from './scene.ts'
import { LANGUAGES, type Step } from './step.ts'
import { STEPS } from './steps.ts'

export { test }

for (const { name, pattern, read } of PARAMETERS) {
  defineParameterType({ name, regexp: pattern, transformer: (text) => inPlainWords(() => read(text)) })
}

const words = createBdd(test)

type Run = (scene: Scene, ...values: readonly unknown[]) => Promise<unknown>

const runOf =
  ({ run, hasTable }: Step): Run =>
  (scene, ...values) => {
    const last = values.at(-1)
    const given = hasTable && isTable(last) ? [...values.slice(0, -1), last.raw()] : values
    checkNames(scene, given)
    return withStory(scene, () => (run as Run)(scene, ...given))
  }

/** What a claim says has the story in it; whoever reads of a click that was not possible wants to know as much. */
const withStory = async (scene: Scene, action: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await action()
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    const entries = entriesOf(scene.iadvize)
    const isTold = cause.message.includes(STORY_HEADING) || entries.length === 0
    const message = isTold ? cause.message : `${plainMessage(cause.message)}\n\n${STORY_HEADING}\n${storyOf(entries)}`
    throw new Error(withNames(message, scene), { cause })
  }
}

/** Who somebody is says their name, and not the id that is in the token. */
const withNames = (message: string, { visitors }: Scene): string =>
  visitors
    .flatMap(({ name, userId }) => (name === undefined || userId === undefined ? [] : [{ name, userId }]))
    .reduce((text, { name, userId }) => {
      const id = userId.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
      return text.replaceAll(new RegExp(`(?<=\\buser )${id}(?![\\w-])|'${id}'`, 'g'), () => name)
    }, message)

/** A name that nobody has is a slip of the pen, also where the step needs only to know that somebody does it. */
const checkNames = (scene: Scene, values: readonly unknown[]): void => {
  for (const value of values) if (isPerson(value) && value.who === 'named') visitorOf(value, scene.journey)
}

const isPerson = (value: unknown): value is Person => typeof value === 'object' && value !== null && 'who' in value

type Table = { readonly raw: () => readonly (readonly string[])[] }

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null && 'raw' in value

for (const step of STEPS) {
  const run = runOf(step)
  for (const language of LANGUAGES) {
    // What stands in the expression is counted by the table's own types.
    words[step.kind](step[language].expression, { arityCheck: false }, ({ scene }, ...values: unknown[]) =>
      inPlainWords(() => run(scene, ...values)),
    )
  }
}
