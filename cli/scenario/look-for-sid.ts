/** Reads from a page of the user's site which iAdvize project it belongs to. */

import { loadRunner, RunnerError } from '../../playwright-kit/runner.ts'
import { CommandError } from '../exit-codes.ts'

const LIMIT_MS = 15_000

export type Looked = { readonly sid: string } | { readonly trouble: string }

/** If the sid cannot be read, the result says why: the scenario can be written without it. */
export const lookForSid = async (url: string): Promise<Looked> => {
  try {
    loadRunner(import.meta.url, 'rehearsal scenario')
    const [{ lookAtSite }, { withBrowser }] = await Promise.all([
      import('../../audits/first-look.ts'),
      import('../audit/browser.ts'),
    ])
    const contextOptions = { ignoreHTTPSErrors: true }
    const { sid } = await withBrowser({ isHeaded: false, hosts: [] }, (browser) =>
      lookAtSite({ browser, url, contextOptions, limitMs: LIMIT_MS }),
    )
    return sid === null ? { trouble: `The page ${url} does not name it.` } : { sid }
  } catch (error) {
    if (error instanceof RunnerError)
      return { trouble: 'The page could not be opened, because @playwright/test is not installed.' }
    if (error instanceof CommandError) return { trouble: error.message.replace(/^rehearsal: /, '') }
    if (error instanceof Error && error.name === 'SiteError') return { trouble: error.message }
    throw error
  }
}
