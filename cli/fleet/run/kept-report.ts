/**
 * The report of a site that has been audited, kept for retries. A rule that is broken stays broken, so a retry must not cost a
 * second audit: Playwright retries whatever fails, and only trouble with the machine is worth it.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { TestInfo } from '@playwright/test'

export type Kept = { readonly json: string; readonly html: string; readonly failure: string | null }

export const keepReport = (testInfo: TestInfo, slug: string, kept: Kept): void => {
  const file = fileOf(testInfo, slug)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(kept))
}

/** Null in a first attempt, and if no attempt came as far as the report. */
export const keptReport = (testInfo: TestInfo, slug: string): Kept | null => {
  if (testInfo.retry === 0) return null
  try {
    return JSON.parse(readFileSync(fileOf(testInfo, slug), 'utf8')) as Kept
  } catch {
    return null
  }
}

/** Playwright empties its folder when a run begins. */
const fileOf = ({ project }: TestInfo, slug: string): string =>
  path.join(project.outputDir, '.rehearsal-fleet', project.name, `${slug}.json`)
