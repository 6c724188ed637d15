/**
 * Writes the schemas of what commands answer: `npm run docs`. With `--check` it writes nothing and fails when one of them
 * is not what the code says.
 */

import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { checkJsonSchema, listJsonSchema } from './scenario/schemas.ts'

const schemas = {
  'scenario-check.schema.json': checkJsonSchema(),
  'scenario-list.schema.json': listJsonSchema(),
}

for (const [name, schema] of Object.entries(schemas)) {
  const url = new URL(`../docs/${name}`, import.meta.url)
  const text = `${JSON.stringify(schema, null, 2)}\n`
  if ((await readFile(url, 'utf8').catch(() => '')) === text) continue
  if (process.argv.includes('--check')) {
    process.stderr.write(`docs/${name} is not what the code says: run "npm run docs".\n`)
    process.exitCode = 1
  } else {
    await writeFile(url, text)
  }
}
