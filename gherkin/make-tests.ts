/** Has playwright-bdd make tests of features, as they were meant. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { asMeant } from './as-meant.ts'

export type Making = {
  /** As the person has named it; null where Playwright finds it by itself. */
  readonly configuration: string | null
  /** The features, whole paths. */
  readonly features: readonly string[]
}

/** What the generator says where it does not get through; null where it does. */
export const makeTests = ({ configuration, features }: Making): string | null => {
  const changed = features.flatMap((file) => {
    const written = readFileSync(file, 'utf8')
    const meant = asMeant(written)
    // Gherkin itself knows these.
    const isMeant = written.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n') === meant
    return isMeant ? [] : [[file, meant] as const]
  })
  const args = configuration === null ? [] : ['--config', configuration]
  if (changed.length === 0) return runGenerator([], args, {})
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-features-'))
  try {
    writeFileSync(path.join(folder, 'texts.json'), JSON.stringify(Object.fromEntries(changed)))
    writeFileSync(path.join(folder, 'read'), '')
    const told = runGenerator(['--import', READER], args, { REHEARSAL_FEATURES_AS_MEANT: folder })
    if (told !== null) return told
    const read = new Set(readFileSync(path.join(folder, 'read'), 'utf8').split('\n'))
    const unread = changed.map(([file]) => file).filter((file) => !read.has(file))
    return unread.length === 0 ? null : unreadSentence(unread)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const READER = new URL(import.meta.url.endsWith('.ts') ? './read-as-meant.mjs' : './read-as-meant.js', import.meta.url)
  .href

const runGenerator = (
  nodeArgs: readonly string[],
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): string | null => {
  const generator = path.join(
    path.dirname(createRequire(import.meta.url).resolve('playwright-bdd/package.json')),
    'dist/cli/index.js',
  )
  const { status, stderr, stdout } = spawnSync(process.execPath, [...nodeArgs, generator, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })
  return status === 0 ? null : `${stdout}${stderr}`.trim()
}

const unreadSentence = (files: readonly string[]): string =>
  `This playwright-bdd reads features in a way that the rehearsal does not know, and would misread ${files.join(', ')}: write plain blanks, apostrophes and line ends there, and no blank before a colon.`
