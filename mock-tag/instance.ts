/**
 * One tag a page. A script that is loaded again finds the running tag by a symbol: `window.iAdvize` may be the page's
 * own, and deleting it is how a page asks for a new start.
 *
 * @see vendor bookmarklets, which delete `window.iAdvize`, set another config and load the script again
 */

import type { IAdvize, TagGlobals } from '../protocol/web-sdk.ts'
import { warn } from './complain.ts'

const KEY = Symbol.for('rehearsal')

export type Instance = {
  /** What the page has as `window.iAdvize` since the tag has booted. */
  global?: unknown
  /** What is to be done when the page loads the tag again. */
  readonly ends: (() => void)[]
}

export type Page = TagGlobals & { [KEY]?: Instance }

/** A new instance, in place of one that the page has deleted or that still waits for a config; null while one runs. */
export const takePlace = (page: Page): Instance | null => {
  const { iAdvize, [KEY]: there } = page
  if (iAdvize !== undefined && iAdvize === there?.global) return null
  if (there !== undefined) warn('loaded again; the earlier tag has ended')
  there?.ends.forEach((end) => end())
  return (page[KEY] = { ends: [] })
}

/** Makes `window.iAdvize` the tag, if the page lets it. */
export const publish = (page: TagGlobals, members: IAdvize, instance: Instance): void => {
  if (page.iAdvize !== undefined) warn("the page's own window.iAdvize needs another name")
  Reflect.set(page, 'iAdvize', members)
  instance.global = page.iAdvize
}
