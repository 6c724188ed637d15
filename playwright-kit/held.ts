/** What browsers still hold of the vendor's. */

import type { BrowserContext, Frame } from '@playwright/test'
import type { HeldItem } from './rehearsed.ts'

/** The names of the vendor's cookies and of its keys in local storage: `iadvize-<sid>-vuid`, `…-jwtIdentity`, and older ones. */
const VENDOR_NAME = /iadvize|jwtIdentity|^idz/i

export const isVendorName = (name: string): boolean => VENDOR_NAME.test(name)

export const heldOfVendor = async (contexts: readonly BrowserContext[]): Promise<readonly HeldItem[]> => {
  const found = await Promise.all(
    contexts.flatMap((context) => [
      cookiesOf(context),
      ...context.pages().flatMap((page) => page.frames().map((frame) => storedIn(frame))),
    ]),
  )
  // Frames of one origin share their storage.
  const items = new Map(found.flat().map((item) => [JSON.stringify(item), item]))
  return [...items.values()].filter(({ name }) => isVendorName(name))
}

const cookiesOf = async (context: BrowserContext): Promise<readonly HeldItem[]> =>
  (await context.cookies()).map(({ name, domain, secure }) => ({
    place: 'cookie',
    name,
    origin: `${secure ? 'https' : 'http'}://${domain.replace(/^\./, '')}`,
  }))

const storedIn = async (frame: Frame): Promise<readonly HeldItem[]> => {
  // A frame that has gone, or that may have no storage, holds nothing.
  const stored = await frame
    .evaluate(() => ({ origin: location.origin, names: Object.keys(localStorage) }))
    .catch(() => ({ origin: '', names: [] }))
  return stored.names.map((name) => ({ place: 'local-storage', name, origin: stored.origin }))
}
