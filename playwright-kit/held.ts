/** What browsers still hold of the vendor's. */

import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Frame } from '@playwright/test'
import type { HeldItem } from './rehearsed.ts'

/** The names of the vendor's cookies and of its keys in local storage: `iadvize-<sid>-vuid`, `…-jwtIdentity`, and older ones. */
const VENDOR_NAME = /iadvize|jwtIdentity|^idz/i

export const isVendorName = (name: string): boolean => VENDOR_NAME.test(name)

export const heldOfVendor = async (contexts: readonly BrowserContext[]): Promise<readonly HeldItem[]> => {
  const found = await Promise.all(contexts.flatMap((context) => [cookiesOf(context), storedInPages(context)]))
  // Frames of one origin share their storage.
  const items = new Map(found.flat().map((item) => [JSON.stringify(item), item]))
  return [...items.values()].filter(({ name }) => isVendorName(name))
}

const storedInPages = async (context: BrowserContext): Promise<readonly HeldItem[]> => {
  const frames = context.pages().flatMap((page) => page.frames())
  const looks = await Promise.all(frames.map(async (frame) => ({ url: frame.url(), stored: await storedIn(frame) })))
  const seen = new Set(looks.flatMap(({ url, stored }) => (stored === null ? [] : originOf(url))))
  const unseen = looks.find(({ url, stored }) => stored === null && !seen.has(originOf(url)))
  if (unseen === undefined) return looks.flatMap(({ stored }) => stored ?? [])
  const address = unseen.url.replace(/[?#].*$/, '')
  throw new Error(
    `${address} does not answer (a script of it does not end, or a dialog is open), so nobody can see what its browser still holds.`,
  )
}

const originOf = (url: string): string => URL.parse(url)?.origin ?? url

const cookiesOf = async (context: BrowserContext): Promise<readonly HeldItem[]> =>
  (await context.cookies()).map(({ name, domain, secure }) => ({
    place: 'cookie',
    name,
    origin: `${secure ? 'https' : 'http'}://${domain.replace(/^\./, '')}`,
  }))

/** Real milliseconds after which a frame is taken for one that cannot answer. */
const ANSWER_LIMIT_MS = 5_000

/** Null when it does not answer. */
const storedIn = async (frame: Frame): Promise<readonly HeldItem[] | null> => {
  // A frame that has gone, or that may have no storage, holds nothing.
  const answer = frame
    .evaluate(() => ({ origin: location.origin, names: Object.keys(localStorage) }))
    .catch(() => ({ origin: '', names: [] }))
  const late = new AbortController()
  const stored = await Promise.race([answer, pause(ANSWER_LIMIT_MS, null, late).catch(() => null)])
  late.abort()
  return stored === null ? null : stored.names.map((name) => ({ place: 'local-storage', name, origin: stored.origin }))
}
