/** A rehearsal for scripts that use Playwright without its test runner. */

import type { BrowserContext, Page } from '@playwright/test'
import { contextOf } from './arguments.ts'
import { checkRehearsalOptions } from './check-options.ts'
import type { Iadvize } from './iadvize.ts'
import { createRehearsal, type RehearsalOptions } from './rehearsal.ts'

export type AttachedRehearsal = Iadvize & {
  /** Ends the rehearsal; rejects when something happened that must not pass unnoticed, as an unknown address of the vendor. */
  readonly close: () => Promise<void>
}

/**
 * From now on the vendor of this context, or of the context of this page, is a stage in this process. Rejects with one
 * sentence for each option that cannot be used.
 */
export const attachRehearsal = async (
  target: BrowserContext | Page,
  options: RehearsalOptions,
): Promise<AttachedRehearsal> => {
  const context = contextOf('attachRehearsal', target)
  await checkRehearsalOptions(options)
  const rehearsal = createRehearsal(options)
  await rehearsal.iadvize.attach(context)
  return {
    ...rehearsal.iadvize,
    close: async () => {
      await rehearsal.close()
      const problems = rehearsal.problems()
      if (problems.length > 0) throw new AggregateError(problems, problems.map(({ message }) => message).join('\n'))
    },
  }
}
