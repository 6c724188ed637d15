/** Runs Playwright on a test of its own, as a stranger would, to see what a failing one says. */

import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))

const RUNNER = `${root}node_modules/@playwright/test/index.mjs`

/** That of a terminal: without what this run tells its workers, and without the repository of a hook that has started it. */
export const ENVIRONMENT = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(TEST_|PLAYWRIGHT|PW_|FORCE_COLOR|REHEARSAL_FEATURES|GIT_(DIR|WORK_TREE|INDEX_FILE)$)/.test(name),
    ),
  ),
  NO_COLOR: '1',
}

export type NestedRun = { readonly exitCode: number; readonly output: string }

/** `folder` may have files already. */
export const runNestedIn = async (folder: string, files: Readonly<Record<string, string>>): Promise<NestedRun> => {
  await mkdir(folder, { recursive: true })
  const config = `
import { defineConfig } from 'RUNNER'
import { browserLaunchOptions } from '${root}playwright-kit/find-browser.ts'
export default defineConfig({
  testDir: '.',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json', { outputFile: 'results.json' }], ['./steps.mjs']],
  outputDir: './results',
  use: { browserName: 'chromium', launchOptions: browserLaunchOptions() },
})`
  const steps = `export default class {
  printsToStdio() { return false }
  onStepEnd(_test, _result, step) { if (step.category === 'test.step') console.log('STEP ' + step.title) }
}`
  const all = { 'steps.mjs': steps, 'package.json': '{ "type": "module" }', 'playwright.config.ts': config, ...files }
  await Promise.all(
    Object.entries(all).map(([name, text]) =>
      writeFile(
        path.join(folder, name),
        text.replaceAll('KIT', `${root}playwright-kit/entry.ts`).replaceAll('RUNNER', RUNNER),
      ),
    ),
  )
  return new Promise((resolve) => {
    const cli = path.join(root, 'node_modules/@playwright/test/cli.js')
    execFile(process.execPath, [cli, 'test'], { cwd: folder, env: ENVIRONMENT }, (error, stdout, stderr) =>
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    )
  })
}

/** Files by name, each of which may import `KIT` and `RUNNER`; they lie in `nested` of the test's own folder. */
type RunNested = (files: Readonly<Record<string, string>>) => Promise<NestedRun>

export const test = base.extend<{ readonly runNested: RunNested }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  runNested: async ({}, use, testInfo) => {
    // Another runner and another browser have to start.
    testInfo.setTimeout(240_000)
    await use((files) => runNestedIn(testInfo.outputPath('nested'), files))
  },
})
