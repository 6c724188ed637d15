/** What browsers still store for the vendor. */

import type { BrowserContext, Frame } from '@playwright/test'
import pTimeout from 'p-timeout'
import type { HeldItem } from '../rehearsed.ts'

/** The names of the vendor's cookies and of its keys in local storage: `iadvize-<sid>-vuid`, `…-jwtIdentity`, and older ones. */
const VENDOR_NAME = /iadvize|jwtIdentity|^idz/i

export const isVendorName = (name: string): boolean => VENDOR_NAME.test(name)

/** `visited` has the origins that the pages of a context have visited; some may have no open page left. */
export const heldOfVendor = async (
  contexts: readonly BrowserContext[],
  visited: WeakMap<BrowserContext, ReadonlySet<string>>,
): Promise<readonly HeldItem[]> => {
  const found = await Promise.all(
    contexts.flatMap((context) => [cookiesOf(context), storedBy(context, visited.get(context) ?? new Set())]),
  )
  // Frames of the same origin share their storage.
  const items = new Map(found.flat().map((item) => [JSON.stringify(item), item]))
  return [...items.values()].filter(({ name }) => isVendorName(name))
}

const storedBy = async (context: BrowserContext, visited: ReadonlySet<string>): Promise<readonly HeldItem[]> => {
  const frames = context.pages().flatMap((page) => page.frames())
  const looks = await Promise.all(frames.map(async (frame) => ({ url: frame.url(), stored: await storedIn(frame) })))
  const stored = looks.flatMap((look) => look.stored ?? [])
  const seen = new Set(looks.flatMap((look) => (look.stored === null ? [] : originOf(look.url))))
  const unseen = looks.find((look) => look.stored === null && !seen.has(originOf(look.url)))
  if (unseen !== undefined) throw new Error(unanswered(unseen.url))
  if ([...visited].every((origin) => seen.has(origin))) return stored
  // Slow: Playwright opens a page on each origin for this.
  const { origins } = await context.storageState()
  return [
    ...stored,
    ...origins.flatMap(({ origin, localStorage }) =>
      localStorage.map(({ name }): HeldItem => ({ place: 'local-storage', name, origin })),
    ),
  ]
}

const unanswered = (url: string): string =>
  `${url.replace(/[?#].*$/, '')} does not answer (a script never ends, or a dialog is open), so what its browser still holds cannot be read.`

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : address)

const cookiesOf = async (context: BrowserContext): Promise<readonly HeldItem[]> =>
  (await context.cookies()).map(({ name, domain, secure }) => ({
    place: 'cookie',
    name,
    origin: `${secure ? 'https' : 'http'}://${domain.replace(/^\./, '')}`,
  }))

/** Real milliseconds after which a frame counts as unable to answer. */
const ANSWER_LIMIT_MS = 5_000

/** Null if the frame does not answer. */
const storedIn = async (frame: Frame): Promise<readonly HeldItem[] | null> => {
  // A frame that is gone, or that may not use storage, stores nothing.
  const answer = frame
    .evaluate(() => ({ origin: location.origin, names: Object.keys(localStorage) }))
    .catch(() => ({ origin: '', names: [] }))
  const stored = await pTimeout(answer, { milliseconds: ANSWER_LIMIT_MS, fallback: () => null })
  return stored === null ? null : stored.names.map((name) => ({ place: 'local-storage', name, origin: stored.origin }))
}
