import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readConfigurations } from '../../../../cli/init/playwright.ts'
import { expect, test } from '../../../plain-test.ts'
import { aConfiguration } from './a-project.ts'

const read = async (text: string, file = 'playwright.config.ts') => {
  const folder = test.info().outputPath()
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, file), text)
  return readConfigurations(folder)
}

test('a configuration says where its tests are, where the site is, and how it is started', async () => {
  const text = `import { defineConfig, devices } from '@playwright/test'
const port = 1000 * 3
export default defineConfig({
  testDir: './e2e',
  use: { baseURL: 'http://localhost:' + port, ...devices['Pixel 7'] },
  webServer: { command: 'pnpm dev', port },
})`
  const url = 'http://localhost:3000'
  expect(await read(text)).toEqual([
    aConfiguration({ testDirs: ['e2e'], baseUrl: url, server: { command: 'pnpm dev', url }, startsSite: true }),
  ])
})

test('a configuration in CommonJS, with folders of its projects, is understood', async () => {
  const text = `const path = require('path')
module.exports = { projects: [
  { name: 'set-up', testMatch: /set-up/ },
  { name: 'site', testDir: path.join(__dirname, 'tests', 'browser'), use: { baseURL: 'http://localhost:5173' } },
  { name: 'elsewhere', testDir: '../other' },
] }`
  expect(await read(text, 'playwright.config.cjs')).toEqual([
    aConfiguration({
      file: 'playwright.config.cjs',
      testDirs: ['.', 'tests/browser'],
      baseUrl: 'http://localhost:5173',
    }),
  ])
})

test('features of Rehearsal and those of steps of the project alone are told apart, and are no folders of tests', async () => {
  const text = `import { defineBddConfig, defineBddProject } from 'playwright-bdd'
import { rehearsalFeatures } from 'iadvize-rehearsal/bdd'
export default { testDir: rehearsalFeatures({ features: ['chat/*.feature'] }), projects: [
  { testDir: defineBddConfig({ features: 'features/**/*.feature', steps: 'steps.ts' }) },
  defineBddProject({ name: 'more', features: ['more/*.feature'] }),
  { name: 'chat' },
] }`
  expect(await read(text)).toEqual([
    aConfiguration({
      testDirs: [],
      features: ['chat/*.feature'],
      otherFeatures: ['features/**/*.feature', 'more/*.feature'],
    }),
  ])
})

test('of a configuration that cannot be loaded, only the reason is known', async () => {
  const trouble = 'playwright.config.ts cannot be loaded: No database.'
  expect(await read("throw new Error('No database.')")).toEqual([aConfiguration({ testDirs: [], trouble })])
})

test('a project without Playwright has no configuration', () => {
  expect(readConfigurations(test.info().outputPath('nothing'))).toEqual([])
})
