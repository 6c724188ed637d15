/**
 * `tsx tests/try-site.ts <site> [mistake …]`: what the audit gets wrong on a site of `tests/sites`, as it is without a
 * mistake and with those that are named; `all` names every one.
 */

import process from 'node:process'
import { chromium } from '@playwright/test'
import { browserLaunchOptions } from '../playwright-kit/find-browser.ts'
import { auditSite } from './sites/audit.ts'
import { findSites } from './sites/find-sites.ts'
import { MISTAKE_IDS, mistakeOf } from './sites/mistakes.ts'
import { outcomeOf } from './sites/outcome.ts'

const [, , id = '', ...named] = process.argv
const sites = await findSites()
const site = sites.find((one) => one.id === id)
const isKnown = (name: string): boolean => name === 'all' || MISTAKE_IDS.some((mistake) => mistake === name)

if (site === undefined || !named.every(isKnown)) {
  console.error(`Sites: ${sites.map((one) => one.id).join(', ')}. Mistakes: all, ${MISTAKE_IDS.join(', ')}.`)
  process.exitCode = 2
} else {
  const browser = await chromium.launch(browserLaunchOptions())
  for (const mistake of [null, ...MISTAKE_IDS.filter((one) => named.includes(one) || named.includes('all'))]) {
    const startedAt = performance.now()
    const outcome = outcomeOf(await auditSite(browser, site, mistake), mistake === null ? null : mistakeOf(mistake))
    console.log(`${mistake ?? 'no mistake'}, ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`, outcome)
  }
  await browser.close()
}
