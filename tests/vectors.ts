/** Published vectors. They lie beside the project, and a clone may have nothing beside it. */

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from './plain-test.ts'

/** On each test over the vectors, as Playwright's reports spell it. */
export const VECTORS_TAG = 'vectors'

/** `about` tells the suites over one file apart. Where the file is absent, one skipped test stands for the suite. */
export const withVectors = (file: string, about: string, declare: (content: unknown) => void): void => {
  const found = fileURLToPath(new URL(`../../shared/vectors/${file}`, import.meta.url))
  test.describe(`${file}, ${about}`, { tag: `@${VECTORS_TAG}` }, () => {
    if (existsSync(found)) declare(JSON.parse(readFileSync(found, 'utf8')))
    else test.skip(`there is no ../shared/vectors/${file} beside the project`, () => {})
  })
}
