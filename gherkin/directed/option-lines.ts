/** The options of the kit, as code. */

import { literal, type Names } from './literal.ts'
import type { Setting } from './rehearsal.ts'

/** The constant in which a key stands. */
export const KEY_NAME = 'PUBLIC_KEY'

export const optionLines = ({ site, tagUrl, options }: Setting, names: Names): readonly string[] => [
  `baseURL: ${literal(site.url)},`,
  ...Object.entries(options).map(([name, value]) => `${name}: ${literal(value, names)},`),
  "// Where the pages load the tag: the test answers there, as it does for the vendor's hosts.",
  `iadvizeTagUrl: ${literal(tagUrl)},`,
]
