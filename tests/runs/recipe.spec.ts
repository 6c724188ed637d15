/** The recipe "Add an audit rule" of CONTRIBUTING.md, done in a copy of the tree. */

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { AuditReport } from '../../audits/finding.ts'
import { ROOMS } from '../../build/walls.ts'
import { expect, test } from '../plain-test.ts'
import { ENVIRONMENT } from './nested.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const RULE = `import { value } from '../proof.ts'
import { verdictOn, type Audit } from '../rule.ts'
import { WITHOUT_TAG } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'A page says which language it is written in',
  rule: 'Each page of the site has a lang attribute.',
  why: 'A screen reader reads the page, and the chat beside it, with the wrong voice.',
  source: { basis: 'practice', says: "The vendor's pages are silent." },
  fix: { text: 'Add the attribute.', code: { language: 'html', text: '<html lang="en">' } },
  worst: 'fail',
  weight: 1,
  place: 99,
  needs: { blocked: [WITHOUT_TAG.opens] },
  judge: ({ blocked }) => {
    const silent = blocked.requests.filter(({ kind, answer }) => kind === 'document' && !answer?.includes('lang='))
    const evidence = [value('pages without a language', String(silent.length), '0')]
    const problems = silent.map(({ url }) => ({ word: 'no-language', sentence: 'A page has no lang', at: url, evidence }))
    return verdictOn(problems, 'Each page says its language.')
  },
}
`

const VARIANT = `import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'No page says its language.',
  breaks: ['loading-language'],
  page: () => ({ markup: (good) => good.replace('lang="en"', '') }),
}
`

test('a rule that is added as one file, with one demo shop that breaks it, appears in the catalogue, in the list of shops, on the command line and in the report', () => {
  // Another Node and another browser have to start.
  test.setTimeout(240_000)
  const tree = copyOfTree(test.info().outputPath('tree'))
  tree.write('audits/rules/loading-language.ts', RULE)
  tree.write('demo-site/variants/pages-without-language/site.ts', VARIANT)
  expect(tree.run('build/write-indexes.ts')).toMatchObject({ status: 0 })
  expect(tree.run('build/write-generated.ts')).toMatchObject({ status: 0 })

  expect(tree.read('docs/audits.md')).toContain('\n### loading-language\n')
  expect(tree.read('docs/audit-report.schema.json')).toContain('"loading-language"')
  expect(tree.read('docs/sabotaged-sites.md')).toContain(
    '| `pages-without-language` | No page says its language. | `loading-language` |',
  )

  const audit = ['cli/main.ts', 'audit', '--only', 'loading-language', '--site', 'pages-without-language']
  const { status, stdout } = tree.run(...audit, '--json', 'report.json')
  expect(stdout).toContain('FAIL  loading-language')
  expect(status).toBe(1)
  const { findings } = JSON.parse(tree.read('report.json')) as AuditReport
  expect(findings).toMatchObject([{ audit: 'loading-language', verdict: 'fail', problems: ['no-language'] }])
})

/** Sources, docs and what was built: the code that a page runs is not touched by a rule. */
const copyOfTree = (folder: string) => {
  const rooms = ROOMS.filter((room) => room !== 'tests' && room !== 'benchmarks')
  mkdirSync(folder, { recursive: true })
  for (const name of [...rooms, 'docs', 'package.json']) {
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true })
  }
  for (const name of ['node_modules', 'dist']) symlinkSync(path.join(ROOT, name), path.join(folder, name))
  return {
    read: (file: string): string => readFileSync(path.join(folder, file), 'utf8'),
    write: (file: string, text: string): void => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      writeFileSync(path.join(folder, file), text)
    },
    run: (...args: readonly string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd: folder, env: ENVIRONMENT, encoding: 'utf8' }),
  }
}
