/**
 * Writes the pages that say what the table says: `npm run docs`. With `--check` it writes nothing and fails when one of
 * them is not what the code says.
 */

import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { cataloguePage } from './catalogue-page.ts'
import { reportJsonSchema } from './report-schema.ts'

const pages = {
  'audits.md': cataloguePage(),
  'audit-report.schema.json': `${JSON.stringify(reportJsonSchema(), null, 2)}\n`,
}

for (const [name, text] of Object.entries(pages)) {
  const url = new URL(`../docs/${name}`, import.meta.url)
  if ((await readFile(url, 'utf8').catch(() => '')) === text) continue
  if (process.argv.includes('--check')) {
    process.stderr.write(`docs/${name} is not what the code says: run "npm run docs".\n`)
    process.exitCode = 1
  } else {
    await writeFile(url, text)
  }
}
