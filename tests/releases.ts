/** The releases of Playwright that the package is tested with besides our own, which is the newest (docs/decisions/041). */

import { mkdir, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../playwright-kit/find-browser.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Development dependencies: each is `@playwright/test` under the name `playwright-<release>`. */
export const RELEASES = ['oldest', 'middle'] as const

export type Release = (typeof RELEASES)[number]

export type PlaywrightFolders = {
  readonly '@playwright/test': string
  readonly playwright: string
  readonly 'playwright-core': string
}

/** Where the packages of a release are, by the name under which a project has them. */
export const foldersOf = (release: Release): PlaywrightFolders => {
  const runner = path.join(ROOT, `node_modules/playwright-${release}`)
  const playwright = below(runner, 'playwright')
  return { '@playwright/test': runner, playwright, 'playwright-core': below(playwright, 'playwright-core') }
}

const below = (folder: string, name: string): string =>
  path.dirname(createRequire(path.join(folder, 'package.json')).resolve(`${name}/package.json`))

/**
 * The variable PATH with which an older Playwright finds a browser. If our own Playwright has brought the only one, an older one does
 * not look where that is, so it lies in `folder` as a browser of the machine.
 */
export const pathWithBrowser = async (folder: string): Promise<string> => {
  const found = findBrowser()
  const own = process.env['PATH'] ?? ''
  if (found?.source !== 'playwright') return own
  await mkdir(folder, { recursive: true })
  await symlink(found.executablePath, path.join(folder, 'chromium'))
  return [folder, own].join(path.delimiter)
}
