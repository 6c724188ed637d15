/** One audit, from its start to its end. */

import type { Audit } from '../browser/audit-state.ts'
import type { Launch, Launched } from './command.ts'
import { afterEnd, afterMessage, newAudit, type End } from './progress.ts'

/** Resolves when its process is gone and its end was told. */
export type Run = { readonly stop: () => Promise<void> }

/** Tells each change, the first one before it returns. */
export const run = (
  url: string | null,
  launch: (onMessage: Launch['onMessage']) => Promise<Launched>,
  change: (audit: Audit) => void,
): Run => {
  let audit = newAudit(url, Date.now())
  let isCancelled = false
  change(audit)
  const launched = launch((message) => {
    audit = afterMessage(audit, message)
    change(audit)
  })
  const follow = async (): Promise<void> => {
    const end = await endOf(launched)
    change(afterEnd(audit, isCancelled ? 'cancelled' : end))
  }
  const ended = follow()
  return {
    stop: async () => {
      isCancelled = true
      const process = await launched.catch(() => null)
      await process?.stop()
      await ended
    },
  }
}

/** Also where the process could not be started: a full disk is a sentence, and no crash of the stand-in. */
const endOf = async (launched: Promise<Launched>): Promise<End> => {
  try {
    return await (
      await launched
    ).ended
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { code: null, sentence: `The audit cannot be started: ${why}` }
  }
}
