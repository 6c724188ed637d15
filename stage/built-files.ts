/** Files that `npm run build` creates. Sources and bundle are both one folder below the package's root. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type BuiltFile =
  | 'iadvize.js'
  | 'iadvize-chat.js'
  | 'rehearsed-page.js'
  | 'witness.js'
  | 'recorder.js'
  | 'shop.js'
  | `control-room/${string}`
  | `sites/${string}.js`
  | 'rehearsal.js'
  | 'fleet/playwright.config.js'

const read = new Map<BuiltFile, string>()

export const builtPath = (name: BuiltFile): string => fileURLToPath(new URL(`../dist/${name}`, import.meta.url))

/** Read once per process, because a worker runs many tests. */
export const builtFile = (name: BuiltFile): string => {
  const text = read.get(name) ?? readFileSync(builtPath(name), 'utf8')
  read.set(name, text)
  return text
}
