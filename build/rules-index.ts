/** `audits/rules/index.ts`: the audits, one for each file. */

import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { identifierOf } from './identifier.ts'

const FOLDER = fileURLToPath(new URL('../audits/rules/', import.meta.url))

const auditIds = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => name.slice(0, -'.ts'.length))
    .toSorted()

export const rulesIndex = (): string => {
  const ids = auditIds()
  return [
    '/** Generated from the files beside it: run "npm run docs" after adding one. */',
    '',
    "import type { GroupId } from '../catalogue/groups.ts'",
    "import type { Audit } from '../rule.ts'",
    ...ids.map((id) => `import { audit as ${identifierOf(id)} } from './${id}.ts'`),
    '',
    'export const AUDITS = {',
    ...ids.map((id) => `  '${id}': ${identifierOf(id)},`),
    '} as const satisfies Readonly<Record<`${GroupId}-${string}`, Audit>>',
    '',
  ].join('\n')
}
