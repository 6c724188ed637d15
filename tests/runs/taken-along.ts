/** A rehearsal on a running stand-in, and what was taken along of it in a stranger's project, run as it is. */

import { existsSync } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { mergeTests } from '@playwright/test'
import { test as remoteTest } from '../over-http/remote-test.ts'
import { shopIn, type Shop } from '../scenarios/shop.ts'
import { test as nestedTest, type NestedRun } from './nested.ts'

export { expect } from '../over-http/remote-test.ts'

type Saved = { readonly fileName: string; readonly text: string }

type Takes = {
  readonly shop: Shop
  /** What the control room saves: `as=feature&language=fr`. */
  readonly take: (query: string) => Promise<Saved>
  readonly run: (...files: readonly Saved[]) => Promise<NestedRun>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export const test = mergeTests(nestedTest, remoteTest).extend<Takes>({
  shop: async ({ page, stage }, use) => use(shopIn(page, { url: stage.demoUrl })),
  take: async ({ stage }, use) =>
    use(async (query) => {
      const response = await fetch(`${process.env['REHEARSAL_URL']}/control/stages/${stage.id}/recording?${query}`, {
        headers: { authorization: `Bearer ${process.env['REHEARSAL_CONTROL_TOKEN']}` },
      })
      if (!response.ok) throw new Error(`${query}: ${response.status} ${await response.text()}`)
      return (await response.json()) as Saved
    }),
  // The package is installed there as `npm install` of its folder does it.
  run: async ({ runNested }, use, testInfo) =>
    use(async (...files) => {
      const installed = testInfo.outputPath('nested/node_modules')
      await mkdir(installed, { recursive: true })
      const own = `${installed}/iadvize-rehearsal`
      if (!existsSync(own)) await symlink(ROOT, own)
      return runNested(Object.fromEntries(files.map(({ fileName, text }) => [fileName, text])))
    }),
})
