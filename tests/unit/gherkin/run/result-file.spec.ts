import { readFileSync } from 'node:fs'
import { expect, test } from '../../../plain-test.ts'
import { mergeResults, readResults, writeResults, type LastResult } from '../../../../gherkin/run/result-file.ts'

const result = (scenario: string, fingerprint: string, more: Partial<LastResult> = {}): LastResult => ({
  file: 'a.feature',
  scenario,
  fingerprint,
  project: '',
  status: 'passed',
  at: '2026-01-01T00:00:00.000Z',
  ...more,
})

const isThere = (file: string): boolean => file === 'a.feature'

test('a scenario that did not run this time keeps its last result', () => {
  const before = [result('A', 'a'), result('B', 'b')]
  const ran = [result('A', 'a', { status: 'failed' })]
  const merged = mergeResults(before, { ran, current: new Set(['a', 'b']), isThere })
  expect(merged).toEqual([result('B', 'b'), result('A', 'a', { status: 'failed' })])
})

test('a new result of a scenario replaces the one of its earlier text, but not those of other examples', () => {
  const before = [result('A', 'as it was'), result('A', 'another example'), result('B', 'as it was')]
  const merged = mergeResults(before, { ran: [result('A', 'a')], current: new Set(['a', 'another example']), isThere })
  expect(merged).toEqual([result('A', 'another example'), result('B', 'as it was'), result('A', 'a')])
})

test('a run in one browser keeps the results of another', () => {
  const before = [result('A', 'as it was', { project: 'firefox' })]
  const ran = [result('A', 'a', { project: 'chromium' })]
  expect(mergeResults(before, { ran, current: new Set(['a']), isThere })).toEqual([...before, ...ran])
})

test('results of a feature that no longer exists are removed', () => {
  const before = [result('A', 'a', { file: 'gone.feature' })]
  expect(mergeResults(before, { ran: [], current: new Set(), isThere })).toEqual([])
})

test('saved results are read back, and their folder is ignored by Git', () => {
  const folder = test.info().outputPath()
  expect(readResults(folder)).toEqual([])
  writeResults(folder, [result('A', 'a')])
  expect(readResults(folder)).toEqual([result('A', 'a')])
  expect(readFileSync(test.info().outputPath('.rehearsal/.gitignore'), 'utf8')).toBe('*\n')
})
