/**
 * A reporter of Playwright for features, to stand before those that print: they name the lines of the features then, and
 * not those of the tests that are made of them. It keeps the last results as well, and prints nothing.
 *
 *     reporter: [['iadvize-rehearsal/reporter'], ['list'], ['html', { open: 'never' }]]
 */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { FullConfig, Reporter, Suite, TestCase, TestResult, TestStep } from '@playwright/test/reporter'
import { readGenerated, type GeneratedFile } from './generated-file.ts'
import { LastResults } from './last-results.ts'

type Place = { file: string; line: number; column: number }

// oxlint-disable-next-line import/no-default-export -- Playwright takes a reporter that is exported so
export default class FeatureReporter implements Reporter {
  readonly #lastResults = new LastResults()
  readonly #generated = new Map<string, GeneratedFile | null>()
  #folder = process.cwd()

  printsToStdio(): boolean {
    return false
  }

  onBegin(config: FullConfig, suite: Suite): void {
    if (config.configFile !== undefined) this.#folder = path.dirname(config.configFile)
    // They are found by the lines of the tests.
    this.#lastResults.onBegin(config, suite)
    for (const test of suite.allTests()) this.#place(test.location)
    for (const part of partsOf(suite)) if (part.location !== undefined) this.#place(part.location)
  }

  onStepBegin(_test: TestCase, _result: TestResult, { location }: TestStep): void {
    if (location !== undefined) this.#place(location)
  }

  onEnd(): void {
    this.#lastResults.onEnd()
  }

  /** Whoever reports later is handed the same object. */
  #place(location: Place): void {
    const { file, line } = location
    const generated = this.#read(file)
    if (generated === null) return
    location.file = path.join(this.#folder, generated.feature)
    location.line = generated.lines.get(line) ?? generated.steps.get(line) ?? 1
    location.column = 1
  }

  #read(file: string): GeneratedFile | null {
    const known = this.#generated.get(file)
    if (known !== undefined) return known
    const generated = file.endsWith('.feature.spec.js') ? readGenerated(readFileSync(file, 'utf8')) : null
    this.#generated.set(file, generated)
    return generated
  }
}

const partsOf = (suite: Suite): readonly Suite[] => [suite, ...suite.suites.flatMap(partsOf)]
