/** The way from the pages of a context to this process, past all that can stand between a page and the network. */

import type { BrowserContext } from '@playwright/test'
import { TELL_FUNCTION, type PageMessage } from './browser/page-message.ts'

/** Answers whether a record was taken; of other messages nobody waits for the answer. */
export type Receiver = (message: PageMessage) => Promise<boolean>

/** A context keeps its binding for life, and may be attached to one rehearsal after another. */
const receivers = new WeakMap<BrowserContext, Receiver>()

export const receivePageMessages = async (context: BrowserContext, receiver: Receiver): Promise<void> => {
  const isBound = receivers.has(context)
  receivers.set(context, receiver)
  if (isBound) return
  await context.exposeBinding(
    TELL_FUNCTION,
    async (_source, message: PageMessage) => (await receivers.get(context)?.(message)) ?? false,
  )
}
