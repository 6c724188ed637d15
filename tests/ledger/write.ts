/**
 * Writes the fidelity ledger as a page: `tsx tests/ledger/write.ts`. With `--check` it writes nothing, and fails with one
 * sentence a fault when the page or the ledger is not what the tests and the switches say.
 */

import { readdir, readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { writtenFeature } from '../../gherkin/written-scenarios.ts'
import { DEFAULT_FIDELITY } from '../../protocol/fidelity.ts'
import { faultsOf } from './faults.ts'
import { LEDGER } from './ledger.ts'
import { pageOf } from './page.ts'
import { SOURCES } from './sources.ts'
import { reasonsOf } from './switches.ts'
import { testTitles } from './test-titles.ts'

const PAGE = new URL('../../docs/fidelity.md', import.meta.url)
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

const isCheck = process.argv.includes('--check')
const facts = { titles: await readTitles(), switches: await readSwitches() }
const page = pageOf(LEDGER, { ...facts, sources: SOURCES, defaults: DEFAULT_FIDELITY })
const isStale = isCheck && (await readFile(PAGE, 'utf8').catch(() => '')) !== page
const faults = [
  ...faultsOf(LEDGER, facts),
  ...(isStale ? ['docs/fidelity.md is not what the ledger says: run "tsx tests/ledger/write.ts".'] : []),
]
if (!isCheck) await writeFile(PAGE, page)
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exitCode = 1
}
