/** Starts the browser that an audit would start, and lets it show a page. Playwright may be missing. */

import { loadRunner, RunnerError } from '../../../playwright-kit/runner.ts'
import { CommandError } from '../../exit-codes.ts'
import type { BrowserFacts } from '../findings/software.ts'

export const lookAtBrowser = async (): Promise<BrowserFacts> => {
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
    const version = browser.version()
    await browser.close()
    return { state: 'starts', file, version }
  } catch (error) {
    const { message } = error as Error
    return { state: 'fails', file, why: error instanceof CommandError ? message.replace(/^rehearsal: /, '') : message }
  }
}
