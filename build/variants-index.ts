/** `demo-site/variants/index.ts`: the variants of the demo shop, one for each folder. */

import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { identifierOf } from './identifier.ts'

const FOLDER = fileURLToPath(new URL('../demo-site/variants/', import.meta.url))

const variantIds = (): readonly string[] =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()

export const variantsIndex = (): string => {
  const ids = variantIds()
  const imports = ids.map((id) => `import { variant as ${identifierOf(id)} } from './${id}/site.ts'`)
  const rows = ids.map(
    (id) => `  { id: '${id}', hasOwnCode: ${existsSync(`${FOLDER}${id}/page.ts`)}, variant: ${identifierOf(id)} },`,
  )
  return [
    '/** Generated from the folders beside it: run "npm run docs" after adding one. */',
    '',
    "import type { Sabotage, UnusualSite } from '../site.ts'",
    ...imports,
    '',
    'type Variant = { readonly id: string; readonly hasOwnCode: boolean; readonly variant: Sabotage | UnusualSite }',
    '',
    'export const VARIANTS: readonly Variant[] = [',
    ...rows,
    ']',
    '',
  ].join('\n')
}
