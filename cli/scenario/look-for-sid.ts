/** Reads off a page of the person's site which iAdvize project it belongs to. */

import { loadRunner, RunnerError } from '../../playwright-kit/runner.ts'
import { CommandError } from '../exit-codes.ts'

const LIMIT_MS = 15_000

export type Looked = { readonly sid: string } | { readonly trouble: string }

/** What keeps it from being read is told in a sentence: the scenario can be written all the same. */
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
    return sid === null ? { trouble: `The page ${url} does not say it.` } : { sid }
  } catch (error) {
    if (error instanceof RunnerError) return { trouble: 'Without @playwright/test the page could not be looked at.' }
    if (error instanceof CommandError) return { trouble: error.message.replace(/^rehearsal: /, '') }
    if (error instanceof Error && error.name === 'SiteError') return { trouble: error.message }
    throw error
  }
}
