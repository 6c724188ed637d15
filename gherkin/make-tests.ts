/** Has playwright-bdd make tests of features, as they were meant. */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { asMeant } from './as-meant.ts'
import { MEANT_ENDING, MEANT_FOLDER, NAME_HASH, READ_AS_MEANT, READ_ENDING } from './read-as-meant.ts'

/**
 * `configuration` is as the person has named it; null where Playwright finds it by itself. `features` are whole paths.
 * Answers what the generator says where it does not get through, and null where it does.
 */
export const makeTests = (configuration: string | null, features: readonly string[]): string | null => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-features-'))
  try {
    const told = runGenerator(configuration, folder)
    // Before it reads features, it has read none of them in any way.
    if (told !== null && !/Missing step definitions|Parse error/.test(told)) return told
    const unread = features.filter(
      (file) => existsSync(placeIn(folder, file, MEANT_ENDING)) && !existsSync(placeIn(folder, file, READ_ENDING)),
    )
    return unread.length === 0 ? told : unreadSentence(unread)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * In the generator, which reads the configuration and with it every call of `rehearsalFeatures`, before it reads
 * features: puts those that are written otherwise than they were meant where the generator looks for them.
 */
export const handOverMeant = (features: readonly string[]): void => {
  const folder = process.env[MEANT_FOLDER]
  if (folder === undefined) return
  for (const file of features) {
    const written = readFileSync(file, 'utf8')
    const meant = asMeant(written)
    // Gherkin itself knows these.
    const isMeant = written.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n') === meant
    if (!isMeant) writeFileSync(placeIn(folder, file, MEANT_ENDING), meant)
  }
}

const placeIn = (folder: string, file: string, ending: string): string =>
  path.join(folder, `${createHash(NAME_HASH).update(file).digest('hex')}${ending}`)

const runGenerator = (configuration: string | null, folder: string): string | null => {
  const generator = path.join(
    path.dirname(createRequire(import.meta.url).resolve('playwright-bdd/package.json')),
    'dist/cli/index.js',
  )
  const args = configuration === null ? [] : ['--config', configuration]
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', READ_AS_MEANT, generator, ...args], {
    encoding: 'utf8',
    env: { ...process.env, [MEANT_FOLDER]: folder },
  })
  return status === 0 ? null : `${stdout}${stderr}`.trim()
}

const unreadSentence = (files: readonly string[]): string =>
  `This playwright-bdd reads features in a way that the rehearsal does not know, and would misread ${files.join(', ')}: write plain blanks, apostrophes and line ends there, and no blank before a colon.`
