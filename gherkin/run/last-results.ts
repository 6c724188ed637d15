/** The part of the reporter that stores the last result of each scenario, for `rehearsal scenario list`. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter'
import { readGenerated, type GeneratedFile } from './generated-file.ts'
import { mergeResults, readResults, writeResults, type LastResult } from './result-file.ts'
import { writtenFeature, type WrittenFeature } from '../check/written-scenarios.ts'

/** One run of a scenario, as written when the tests began. */
type Place = Pick<LastResult, 'file' | 'scenario' | 'fingerprint'>

export class LastResults implements Reporter {
  #folder = process.cwd()
  #places: ReadonlyMap<TestCase, Place> = new Map()
  #current: ReadonlySet<string> = new Set()

  printsToStdio(): boolean {
    return false
  }

  onBegin({ configFile }: FullConfig, suite: Suite): void {
    if (configFile !== undefined) this.#folder = path.dirname(configFile)
    const features = new Map<string, RunFeature | null>()
    const places = suite.allTests().flatMap((test): readonly (readonly [TestCase, Place])[] => {
      const { file } = test.location
      if (!features.has(file)) features.set(file, readRunFeature(file, this.#folder))
      const place = placeOf(test, features.get(file) ?? null)
      return place === null ? [] : [[test, place]]
    })
    this.#places = new Map(places)
    this.#current = new Set([...features.values()].flatMap((feature) => fingerprintsOf(feature?.written ?? null)))
  }

  onEnd(): void {
    const ran = [...this.#places].flatMap(([test, place]) => resultOf(test, place))
    if (ran.length === 0) return
    const isThere = (file: string): boolean => existsSync(path.join(this.#folder, file))
    writeResults(this.#folder, mergeResults(this.#before(), { ran, current: this.#current, isThere }))
  }

  /** Results that cannot be read are replaced. */
  #before(): readonly LastResult[] {
    try {
      return readResults(this.#folder)
    } catch {
      return []
    }
  }
}

type RunFeature = { readonly generated: GeneratedFile; readonly written: WrittenFeature }

const readRunFeature = (file: string, folder: string): RunFeature | null => {
  if (!existsSync(file)) return null
  const generated = readGenerated(readFileSync(file, 'utf8'))
  if (generated === null) return null
  const written = writtenFeature(readFileSync(path.join(folder, generated.feature), 'utf8'))
  return written === null ? null : { generated, written }
}

const placeOf = ({ location }: TestCase, feature: RunFeature | null): Place | null => {
  const line = feature?.generated.lines.get(location.line)
  for (const { name, runs } of feature?.written.scenarios ?? []) {
    const run = runs.find((candidate) => candidate.line === line)
    if (feature !== null && run !== undefined) {
      return { file: feature.generated.feature, scenario: name, fingerprint: run.fingerprint }
    }
  }
  return null
}

const fingerprintsOf = (written: WrittenFeature | null): readonly string[] =>
  (written?.scenarios ?? []).flatMap(({ runs }) => runs.map(({ fingerprint }) => fingerprint))

/** Empty if the test was skipped or interrupted. */
const resultOf = (test: TestCase, place: Place): readonly LastResult[] => {
  const last = test.results.at(-1)
  if (last === undefined || last.status === 'interrupted' || test.outcome() === 'skipped') return []
  const project = test.parent.project()?.name ?? ''
  const at = new Date(last.startTime.getTime() + last.duration).toISOString()
  return [{ ...place, project, status: test.outcome() === 'unexpected' ? 'failed' : 'passed', at }]
}
