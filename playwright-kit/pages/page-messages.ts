/** Receives messages from the pages of a context, by a way that nothing between the pages and the network can block. */

import type { BrowserContext } from '@playwright/test'
import { TELL_FUNCTION, type PageMessage } from '../browser/page-message.ts'

/** Resolves, for a record, with whether it was accepted. For other messages the result is not used. */
export type Receiver = (message: PageMessage) => Promise<boolean>

/** A context keeps its binding for life, but may be attached to several rehearsals in turn. */
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
