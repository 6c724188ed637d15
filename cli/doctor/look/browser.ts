/** Starts the browser that an audit would start, and lets it show a page. Playwright may be missing. */

import type { Browser } from '@playwright/test'
import { loadRunner, RunnerError } from '../../../playwright-kit/runner.ts'
import { CommandError } from '../../exit-codes.ts'
import type { Opened } from '../findings/server.ts'
import type { BrowserFacts } from '../findings/software.ts'

/** `site` is the address for the browser to open; null if no site is looked at. */
export const lookAtBrowser = async (site: Promise<string | null>): Promise<BrowserFacts> => {
  try {
    loadRunner(import.meta.url, 'rehearsal audit')
  } catch (error) {
    if (error instanceof RunnerError) return { state: 'no-runner' }
    throw error
  }
  // Both import Playwright.
  const [{ findBrowser }, { launchBrowser }] = await Promise.all([
    import('../../../playwright-kit/find-browser.ts'),
    import('../../audit/browser.ts'),
  ])
  const found = findBrowser()
  if (found === null) return { state: 'none' }
  const { executablePath: file } = found
  try {
    const browser = await launchBrowser({ isHeaded: false, hosts: [] })
    const page = await browser.newPage()
    await page.setContent('<title>seen</title>')
    const address = await site
    const opened = address === null ? null : await openIn(browser, address)
    const version = browser.version()
    await browser.close()
    return { state: 'starts', file, version, opened }
  } catch (error) {
    const { message } = error as Error
    return { state: 'fails', file, why: error instanceof CommandError ? message.replace(/^rehearsal: /, '') : message }
  }
}

const OPEN_LIMIT_MS = 10_000

/** The document alone: nothing that it names is loaded, and no script runs. */
const openIn = async (browser: Browser, address: string): Promise<Opened> => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  await context.route('**/*', (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()))
  const page = await context.newPage()
  try {
    await page.goto(address, { waitUntil: 'commit', timeout: OPEN_LIMIT_MS })
    return { error: null }
  } catch (error) {
    const { message } = error as Error
    return { error: /net::\w+/.exec(message)?.[0] ?? message.split('\n')[0] ?? '' }
  }
}
