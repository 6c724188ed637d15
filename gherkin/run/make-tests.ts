/** Makes playwright-bdd generate tests from features, with their corrected text. */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { asMeant } from '../check/as-meant.ts'
import { MEANT_ENDING, MEANT_FOLDER, NAME_HASH, READ_AS_MEANT, READ_ENDING } from '../check/read-as-meant.ts'

/**
 * `configuration` is the one given on the command line, or null if Playwright finds it itself. `features` are absolute paths.
 * Returns the output of a generator that failed, or null if it succeeded.
 */
export const makeTests = (configuration: string | null, features: readonly string[]): string | null => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-features-'))
  try {
    const told = runGenerator(configuration, folder)
    // With any other error, the generator stopped before it read any features.
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
 * Runs in the generator, which reads the configuration, and so every call of `rehearsalFeatures`, before it reads features.
 * Writes the corrected text of features to where the generator looks for it.
 */
export const handOverMeant = (features: readonly string[]): void => {
  const folder = process.env[MEANT_FOLDER]
  if (folder === undefined) return
  for (const file of features) {
    const written = readFileSync(file, 'utf8')
    const meant = asMeant(written)
    // Gherkin itself handles these differences.
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
  `This version of playwright-bdd reads features in a way that iadvize-rehearsal does not support, and would misread ${files.join(', ')}: use plain spaces, apostrophes and line ends there, and no space before a colon.`
