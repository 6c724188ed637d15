/**
 * One tag per page. A script that is loaded again finds the running tag by a symbol, because `window.iAdvize` may be the page's
 * own, and a page deletes it to request a new start.
 *
 * @see vendor bookmarklets, which delete `window.iAdvize`, set another config and load the script again
 */

import type { IAdvize, TagGlobals } from '../protocol/web-sdk.ts'
import { warn } from './complain.ts'

const KEY = Symbol.for('rehearsal')

export type Instance = {
  /** The value of `window.iAdvize` since the tag booted. */
  global?: unknown
  /** What to do when the page loads the tag again. */
  readonly ends: (() => void)[]
}

export type Page = TagGlobals & { [KEY]?: Instance }

/** A new instance, if the page has deleted the previous one or that one still waits for a config; null while a tag is running. */
export const takePlace = (page: Page): Instance | null => {
  const { iAdvize, [KEY]: there } = page
  if (iAdvize !== undefined && iAdvize === there?.global) return null
  if (there !== undefined) warn('loaded again; the earlier tag has ended')
  there?.ends.forEach((end) => end())
  return (page[KEY] = { ends: [] })
}

/** Sets `window.iAdvize` to the tag, if the page allows it. */
export const publish = (page: TagGlobals, members: IAdvize, instance: Instance): void => {
  if (page.iAdvize !== undefined) warn('the page uses window.iAdvize for something else; rename that')
  Reflect.set(page, 'iAdvize', members)
  instance.global = page.iAdvize
}
