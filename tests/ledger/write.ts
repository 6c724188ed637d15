/**
 * Writes the fidelity ledger and the table of tested tools as pages: `tsx tests/ledger/write.ts`. With `--check` it writes nothing, and fails with one
 * sentence a fault when the page or the ledger is not what the tests and the switches say.
 */

import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { pageWithTable } from '../../build/page-with-table.ts'
import { writeIfStale } from '../../build/write-if-stale.ts'
import { writtenFeature } from '../../gherkin/check/written-scenarios.ts'
import { DEFAULT_FIDELITY } from '../../protocol/fidelity.ts'
import { faultsOf } from './faults.ts'
import { LEDGER } from './ledger.ts'
import { pageOf } from './page.ts'
import { SOURCES } from './sources.ts'
import { reasonsOf } from './switches.ts'
import { faultsOfTestedWith, testedWithTable } from './tested-with.ts'
import { testTitles } from './test-titles.ts'
import { vendorRulesModule } from './vendor-rules.ts'

const TESTS = new URL('../', import.meta.url)

const readTitles = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  const files = (await readdir(fileURLToPath(TESTS), { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.spec\.ts$|\.feature$/.test(file))
    .toSorted()
  const titles = new Map<string, readonly string[]>()
  for (const file of files) {
    const source = await readFile(new URL(file, TESTS), 'utf8')
    for (const title of new Set(titlesIn(file, source))) titles.set(title, [...(titles.get(title) ?? []), file])
  }
  return titles
}

const titlesIn = (file: string, source: string): readonly string[] =>
  file.endsWith('.feature') ? (writtenFeature(source)?.scenarios ?? []).map(({ name }) => name) : testTitles(source)

const readSwitches = async (): Promise<ReadonlyMap<string, string>> => {
  const source = await readFile(new URL('../../protocol/fidelity.ts', import.meta.url), 'utf8')
  return reasonsOf(source, Object.keys(DEFAULT_FIDELITY))
}

const versionOf = (name: string): string =>
  (createRequire(import.meta.url)(`${name}/package.json`) as { readonly version: string }).version

const facts = { titles: await readTitles(), switches: await readSwitches() }
await writeIfStale('docs/fidelity.md', pageOf(LEDGER, { ...facts, sources: SOURCES, defaults: DEFAULT_FIDELITY }))
await writeIfStale('journal/vendor-rules.ts', vendorRulesModule(LEDGER))
const testedWith = testedWithTable(versionOf, facts.titles)
await writeIfStale(
  'docs/tested-with.md',
  pageWithTable('docs/tested-with.md', 'tests/ledger/tested-with.ts', testedWith),
)
const faults = [...faultsOf(LEDGER, facts), ...faultsOfTestedWith(facts.titles)]
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exitCode = 1
}
