/**
 * Writes what is made of the table of steps: `npm run docs`. With `--check` it writes nothing and fails when a file is
 * not what the table says.
 */

import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { editorGlue } from './editor-glue.ts'
import { stepsPage } from './steps-page.ts'

const files = { 'docs/steps.md': stepsPage(), 'docs/steps.glue.js': editorGlue() }

for (const [name, text] of Object.entries(files)) {
  const url = new URL(`../${name}`, import.meta.url)
  if ((await readFile(url, 'utf8').catch(() => '')) === text) continue
  if (process.argv.includes('--check')) {
    process.stderr.write(`${name} is not what the table of steps says: run "npm run docs".\n`)
    process.exitCode = 1
  } else {
    await writeFile(url, text)
  }
}
