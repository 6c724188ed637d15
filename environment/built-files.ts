/** Files that `npm run build` makes. Sources and bundle both lie one folder below the package's root. */

import { readFileSync } from 'node:fs'

export const readBuiltFile = (name: 'iadvize.js' | 'iadvize-chat.js' | 'shop.js' | `sites/${string}.js`): string =>
  readFileSync(new URL(`../dist/${name}`, import.meta.url), 'utf8')

/** Reads once, when first asked. */
export const readOnce = (read: () => string): (() => string) => {
  let text: string | undefined
  return () => (text ??= read())
}
