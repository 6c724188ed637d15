/** What a failed test takes along: the journal, and each activation as a step. */

import { test, type TestInfo } from '@playwright/test'
import type { Iadvize } from './iadvize.ts'
import { storyOf } from './remote-stage.ts'

export const reportFailure = async ({ journal }: Iadvize, testInfo: TestInfo): Promise<void> => {
  const entries = journal.entries()
  if (entries.length === 0) return
  await testInfo.attach('journal.json', { body: JSON.stringify(entries, null, 2), contentType: 'application/json' })
  await testInfo.attach('journal.txt', { body: storyOf(entries), contentType: 'text/plain' })
  for (const { activation, status, code, attempts } of journal.of('activation-settled')) {
    const outcome = status === 'authentication-success' ? 'succeeded' : `failed (${code})`
    await test.step(`iAdvize activation ${activation} ${outcome} after ${attempts} attempts`, () => {})
  }
}
