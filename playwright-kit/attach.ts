/** A rehearsal for scripts that use Playwright without its test runner. */

import type { BrowserContext, Page } from '@playwright/test'
import { contextOf } from './options/arguments.ts'
import { checkKeys, checkRehearsalOptions } from './options/check-options.ts'
import type { Iadvize } from './iadvize.ts'
import type { RehearsalOptions } from './options/rehearsal-options.ts'
import { createRehearsal } from './rehearsal.ts'

export type AttachedRehearsal = Iadvize & {
  /** The current time for the pages and for the platform, in milliseconds since 1970. */
  readonly now: () => Promise<number>
  /**
   * Ends the rehearsal. Rejects if something happened that must not go unnoticed, such as a request to an unknown vendor address.
   */
  readonly close: () => Promise<void>
}

/**
 * Makes a stage in this process answer as the vendor for this context, or for the context of this page. Rejects with one sentence
 * for each unusable option.
 */
export const attachRehearsal = async (
  target: BrowserContext | Page,
  options: RehearsalOptions,
): Promise<AttachedRehearsal> => {
  const context = contextOf('attachRehearsal', target)
  await checkRehearsalOptions(options)
  checkKeys(options.project, options.folders ?? [process.cwd()], 'attachRehearsal(): project')
  const rehearsal = createRehearsal(options)
  await rehearsal.iadvize.attach(context)
  return {
    ...rehearsal.iadvize,
    now: rehearsal.now,
    close: async () => {
      await rehearsal.close()
      const problems = rehearsal.problems()
      if (problems.length > 0) throw new AggregateError(problems, problems.map(({ message }) => message).join('\n'))
    },
  }
}
