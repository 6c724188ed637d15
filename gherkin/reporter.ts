/**
 * A Playwright reporter for features. Listed before the reporters that print, it makes them name the lines of the features
 * instead of the generated tests. It also keeps the last results, and prints nothing.
 *
 *     reporter: [['iadvize-rehearsal/reporter'], ['list'], ['html', { open: 'never' }]]
 */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { FullConfig, Reporter, Suite, TestCase, TestResult, TestStep } from '@playwright/test/reporter'
import { readGenerated, type GeneratedFile } from './run/generated-file.ts'
import { LastResults } from './run/last-results.ts'

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
    // Before the places change: results are found by the lines of the generated tests.
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

  /** Later reporters receive the same object. */
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
    // Where reports are merged under another configuration, the generated tests may be missing.
    const isThere = file.endsWith('.feature.spec.js') && existsSync(file)
    const generated = isThere ? readGenerated(readFileSync(file, 'utf8')) : null
    this.#generated.set(file, generated)
    return generated
  }
}

const partsOf = (suite: Suite): readonly Suite[] => [suite, ...suite.suites.flatMap(partsOf)]
