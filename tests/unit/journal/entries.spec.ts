import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { problemOfEntry } from '../../../journal/problem-of-entry.ts'
import type { readReport } from '../../../journal/report.ts'
import type { storyOf } from '../../../journal/story.ts'
import { expect, test } from '../../plain-test.ts'

/** A row that somebody adds, in a copy of the two rooms: nothing but the table of entries differs from ours. */
const ROW =
  "'tab-hidden': row(TAG_ALONE, { seconds: 'count' }, ({ seconds }) => `the tab was out of sight for ${seconds} s`),"

const project = fileURLToPath(new URL('../../..', import.meta.url))

const houseWithRow = (): string => {
  const house = test.info().outputPath('house')
  for (const room of ['journal', 'protocol'])
    cpSync(path.join(project, room), path.join(house, room), { recursive: true })
  const file = path.join(house, 'journal/entries.ts')
  writeFileSync(file, readFileSync(file, 'utf8').replace('export const BY_TAG = {', `$&\n  ${ROW}`))
  return house
}

type Derived = {
  readonly readReport: typeof readReport
  readonly problemOfEntry: typeof problemOfEntry
  readonly storyOf: typeof storyOf
}

const derivedIn = async (house: string): Promise<Derived> => {
  const files = ['report.ts', 'problem-of-entry.ts', 'story.ts'].map((file) => path.join(house, 'journal', file))
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file).href) as Promise<Partial<Derived>>))
  return Object.assign({}, ...modules) as Derived
}

test('a row added to the table of entries is accepted from a tag, listed in the help on claims, and told by the story', async () => {
  const copy = await derivedIn(houseWithRow())
  const reportOf = (event: object) => ({ page: '0'.repeat(32), first: 0, events: [event] })
  const entry = { type: 'tab-hidden', seconds: 40 }

  expect(copy.readReport(reportOf(entry))).toEqual(reportOf(entry))
  expect(copy.readReport(reportOf({ ...entry, seconds: -1 }))).toContain('seconds')
  expect(copy.problemOfEntry('tab-hidden', { seconds: 40 })).toBeNull()
  expect(copy.problemOfEntry('tab-hiden', {})).toContain('did you mean tab-hidden')
  expect(copy.problemOfEntry('tab-hidden', { second: 40 })).toContain('did you mean seconds')
  expect(copy.problemOfEntry('tab-hidden', { seconds: '40' })).toContain('write it in digits')
  expect(copy.storyOf([{ ...entry, index: 1, at: 0, page: 'p' } as never])).toContain(
    'the tab was out of sight for 40 s',
  )
})

test('a row added to the table of entries has its own type, and a misspelt field of it does not compile', () => {
  const house = houseWithRow()
  const use = [
    "import type { EntryOf, TagEntry } from './journal/entries.ts'",
    "export const right: TagEntry = { type: 'tab-hidden', seconds: 40 }",
    "export const wrong: TagEntry = { type: 'tab-hidden', seconds: '40' }",
    "export const read = (entry: EntryOf<'tab-hidden'>): number => entry.at + entry.seconds",
  ]
  writeFileSync(path.join(house, 'use.ts'), use.join('\n'))
  const settings = { extends: path.join(project, 'tsconfig.json'), include: ['**/*.ts'], exclude: [] }
  writeFileSync(path.join(house, 'tsconfig.json'), JSON.stringify(settings))
  const tsc = path.join(project, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', house, '--pretty', 'false'], {
    cwd: house,
    encoding: 'utf8',
  })

  expect(stdout.match(/^\S+\.ts\(\d+/gm)).toEqual(['use.ts(3'])
})
