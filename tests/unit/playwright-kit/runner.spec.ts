import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '../../plain-test.ts'
import { loadRunner } from '../../../playwright-kit/runner.ts'

/** A project whose runner has this version and this code; answers a file in it. */
const projectWith = (folder: string, version: string, code: string): string => {
  const runner = path.join(folder, 'node_modules/@playwright/test')
  mkdirSync(runner, { recursive: true })
  writeFileSync(
    path.join(runner, 'package.json'),
    JSON.stringify({ name: '@playwright/test', version, main: 'index.js' }),
  )
  writeFileSync(path.join(runner, 'index.js'), code)
  return path.join(folder, 'any.js')
}

test('without a test runner, the error says how to install one', () => {
  expect(() => loadRunner('/any.js')).toThrow(/needs @playwright\/test, which is not installed: npm install/)
})

test('a test runner that is too old is named with its version, and a recent one is accepted', () => {
  const testInfo = test.info()
  const old = projectWith(testInfo.outputPath('old'), '1.49.1', '')
  expect(() => loadRunner(old)).toThrow('1.50 or newer, and this is 1.49.1')
  const next = projectWith(testInfo.outputPath('next'), '2.0.0', "module.exports = { test: 'theirs' }")
  expect(loadRunner(next)).toEqual({ test: 'theirs' })
})

test('with two test runners, the error names the wrong one, and other errors stay unchanged', () => {
  const testInfo = test.info()
  const second = "throw new Error('Requiring @playwright/test second time')"
  const place = projectWith(testInfo.outputPath('second'), '1.50.0', second)
  expect(() => loadRunner(place)).toThrow(/two copies of @playwright\/test.*second[\\/]node_modules/)
  const broken = projectWith(testInfo.outputPath('broken'), '1.50.0', "throw new Error('disk')")
  expect(() => loadRunner(broken)).toThrow(/^disk$/)
})
