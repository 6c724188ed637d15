/**
 * The addresses that were found to be long polls, by browser, so that each is waited for once and not again in every page, scene
 * or test.
 */

import type { Browser, BrowserContext, Frame } from '@playwright/test'

const known = new WeakMap<Browser | BrowserContext, Set<string>>()

const NOTHING: readonly string[] = []

export const longPollsOf = (frame: Frame): readonly string[] => {
  const found = known.get(ownerOf(frame))
  return found === undefined ? NOTHING : [...found]
}

export const noteLongPolls = (frame: Frame, addresses: readonly string[]): void => {
  if (addresses.length === 0) return
  const owner = ownerOf(frame)
  known.set(owner, new Set([...(known.get(owner) ?? []), ...addresses]))
}

const ownerOf = (frame: Frame): Browser | BrowserContext => {
  const context = frame.page().context()
  return context.browser() ?? context
}
