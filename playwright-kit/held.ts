/** What browsers still hold of the vendor's. */

import type { BrowserContext, Frame } from '@playwright/test'
import type { HeldItem } from './rehearsed.ts'

/** The names of the vendor's cookies and of its keys in local storage: `iadvize-<sid>-vuid`, `…-jwtIdentity`, and older ones. */
const VENDOR_NAME = /iadvize|jwtIdentity|^idz/i

export const isVendorName = (name: string): boolean => VENDOR_NAME.test(name)

/** `visited` has the origins on which the pages of a context have been: of some no page may be left to be asked. */
export const heldOfVendor = async (
  contexts: readonly BrowserContext[],
  visited: WeakMap<BrowserContext, ReadonlySet<string>>,
): Promise<readonly HeldItem[]> => {
  const found = await Promise.all(
    contexts.flatMap((context) => [cookiesOf(context), storedBy(context, visited.get(context) ?? new Set())]),
  )
  // Frames of one origin share their storage.
  const items = new Map(found.flat().map((item) => [JSON.stringify(item), item]))
  return [...items.values()].filter(({ name }) => isVendorName(name))
}

const storedBy = async (context: BrowserContext, visited: ReadonlySet<string>): Promise<readonly HeldItem[]> => {
  const frames = context.pages().flatMap((page) => page.frames())
  const stored = (await Promise.all(frames.map(storedIn))).flat()
  const asked = new Set(frames.map((frame) => originOf(frame.url())))
  if ([...visited].every((origin) => asked.has(origin))) return stored
  // Playwright opens a page on each of them for this, which takes its time.
  const { origins } = await context.storageState()
  return [
    ...stored,
    ...origins.flatMap(({ origin, localStorage }) =>
      localStorage.map(({ name }): HeldItem => ({ place: 'local-storage', name, origin })),
    ),
  ]
}

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : 'null')

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
