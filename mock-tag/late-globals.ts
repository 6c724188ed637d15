/** Globals that a page defines after the tag are ignored, as the vendor documents. The console says so once. */

import type { TagGlobals } from '../protocol/web-sdk.ts'
import { warn } from './complain.ts'
import { attempt } from './storage/attempt.ts'
import { watch } from './watch.ts'

const WAY_OUT = {
  iAdvizeCallbacks: 'define it before the snippet',
  idzCustomData: "define it before the snippet, or call iAdvize.set('customData', …)",
} as const

export const watchLateGlobals = (page: TagGlobals): void => {
  for (const [name, wayOut] of Object.entries(WAY_OUT)) {
    let value: unknown = Reflect.get(page, name)
    let isTold = false
    const set = (given: unknown): void => {
      // A page that has deleted the tag defines the global for the next tag.
      if (given !== value && !isTold && page.iAdvize !== undefined) {
        isTold = true
        warn(`${name} was defined after the tag was loaded, so it is ignored: ${wayOut}`)
      }
      value = given
    }
    // `var` in a page makes the property non-configurable, so watching it fails.
    attempt(() => watch(page, name, () => value, set))
  }
}
