/** The workflows of this repository, as GitHub would read them. */

import { readdirSync, readFileSync } from 'node:fs'
import { validateWorkflow } from '@action-validator/core'
import { expect, test } from '../plain-test.ts'

const FOLDER = new URL('../../.github/workflows/', import.meta.url)

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

for (const name of readdirSync(FOLDER)) {
  const text = readFileSync(new URL(name, FOLDER), 'utf8')

  test(`the workflow ${name} is one that GitHub runs`, () => {
    expect(validateWorkflow(text).errors).toEqual([])
  })

  test(`the workflow ${name} runs only scripts that the package has`, () => {
    const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script)
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([])
  })
}
