/** Files that `npm run build` makes. Sources and bundle both lie one folder below the package's root. */

import { readFileSync } from 'node:fs'

type BuiltFile = 'iadvize.js' | 'iadvize-chat.js' | 'rehearsed-page.js' | 'witness.js' | 'recorder.js'

const read = new Map<BuiltFile, string>()

/** Read once in a process: a worker runs many tests. */
export const builtFile = (name: BuiltFile): string => {
  const text = read.get(name) ?? readFileSync(new URL(`../dist/${name}`, import.meta.url), 'utf8')
  read.set(name, text)
  return text
}
