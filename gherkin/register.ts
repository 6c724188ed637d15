/** Registers the steps with playwright-bdd, which can be done once in a process. */

import { createBdd, defineParameterType } from 'playwright-bdd'
import { test } from './run/bdd-test.ts'
import { PARAMETERS } from './parameters.ts'
import { entriesOf } from '../playwright-kit/matchers/run-ahead.ts'
import { STORY_HEADING, storyOf } from '../journal/story.ts'
import { inPlainWords, plainMessage } from './run/plain-failure.ts'
import { visitorOf, type Person } from './parameters/visitor.ts'
import type { Scene } from './run/scene.ts'
import { LANGUAGES, type Language } from './language.ts'
import { inFrench } from './run/in-french.ts'
import { StepError } from './run/step-error.ts'
import type { Step } from './step.ts'
import { STEPS } from './steps.ts'

for (const { name, pattern, read } of PARAMETERS) {
  defineParameterType({ name, regexp: pattern, transformer: (text) => inPlainWords(() => read(text)) })
}

const words = createBdd(test)

type Run = (scene: Scene, ...values: readonly unknown[]) => Promise<unknown>

const runOf =
  ({ run, hasTable }: Step, language: Language) =>
  async (scene: Scene, title: string, values: readonly unknown[]): Promise<unknown> => {
    const last = values.at(-1)
    const given = hasTable && isTable(last) ? [...values.slice(0, -1), last.raw()] : values
    try {
      checkNames(scene, given)
      return await withStory(scene, language, () => (run as Run)(scene, ...given))
    } catch (cause) {
      if (language === 'en' || !(cause instanceof Error)) throw cause
      throw new Error(inFrench(cause.message, title), { cause })
    }
  }

/** Adds the story to failures of a step. A failed claim already has it. */
const withStory = async (scene: Scene, language: Language, action: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await action()
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    const entries = entriesOf(scene.iadvize)
    const said = cause instanceof StepError ? cause.sentence[language] : cause.message
    const isTold = said.includes(STORY_HEADING) || entries.length === 0
    const message = isTold ? said : `${plainMessage(said)}\n\n${STORY_HEADING}\n${storyOf(entries)}`
    throw new Error(withNames(message, scene), { cause })
  }
}

/** Shows visitors by name instead of by the user id in their token. */
const withNames = (message: string, { visitors }: Scene): string =>
  visitors
    .flatMap(({ name, userId }) => (name === undefined || userId === undefined ? [] : [{ name, userId }]))
    .reduce((text, { name, userId }) => {
      const id = userId.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
      return text.replaceAll(new RegExp(`(?<=\\buser )${id}(?![\\w-])|'${id}'`, 'g'), () => name)
    }, message)

/** Reports an unknown name even in a step that does not use the visitor. */
const checkNames = (scene: Scene, values: readonly unknown[]): void => {
  for (const value of values) if (isPerson(value) && value.who === 'named') visitorOf(value, scene.journey)
}

const isPerson = (value: unknown): value is Person => typeof value === 'object' && value !== null && 'who' in value

type Table = { readonly raw: () => readonly (readonly string[])[] }

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null && 'raw' in value

for (const step of STEPS) {
  for (const language of LANGUAGES) {
    const run = runOf(step, language)
    // The table's own types already check the number of parameters.
    words[step.kind](step[language].expression, { arityCheck: false }, ({ scene, $step }, ...values: unknown[]) =>
      inPlainWords(() => run(scene, $step.title, values)),
    )
  }
}
