/** A folder of somebody who writes scenarios, and the command that is run in it. */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test as base, type Ended } from './rehearsal-process.ts'

export type ScenarioFolder = {
  readonly path: string
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>
  readonly read: (name: string) => Promise<string>
  /** `rehearsal scenario …` in the folder. */
  readonly scenario: (...args: readonly string[]) => Promise<Ended>
}

export const test = base.extend<{ readonly project: ScenarioFolder }>({
  project: async ({ rehearsal }, use, testInfo) => {
    // The runner gives tests whose titles differ only in signs one folder, and empties it for each.
    const folder = path.join(testInfo.project.outputDir, `shop-${testInfo.testId}`)
    await mkdir(folder, { recursive: true })
    const write: ScenarioFolder['write'] = async (files) => {
      for (const [name, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
        await writeFile(path.join(folder, name), text)
      }
    }
    await use({
      path: folder,
      write,
      read: (name) => readFile(path.join(folder, name), 'utf8'),
      scenario: (...args) => rehearsal.run(['scenario', ...args], {}, folder),
    })
  },
})
