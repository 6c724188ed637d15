/** Looks at the user's project. Changes nothing. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { globSync } from 'tinyglobby'
import { workTreeAround } from '../../certificates/data-folder.ts'
import { loadSettingsFile } from '../../environment/settings-file.ts'
import type { AuditSettingsOfFile } from '../../settings/audit.ts'
import { missingPackages, OWN_PACKAGE } from '../missing-packages.ts'
import { findFile } from '../scenario/configuration.ts'
import { rangeOf, runnerOf, startScriptOf, workspacesOf, type CiSystem, type Found, type PackageJson } from './found.ts'
import { LOCK_FILES, packageManagerOf, YARN_SETTINGS, type FoundManager } from './package-managers.ts'
import { readConfigurations } from './playwright.ts'
import { notAProject, readPackage, refuseMonorepo } from './project-folder.ts'

/** Throws a sentence if the folder is not that of a project. */
export const findProject = async (folder: string): Promise<Omit<Found, 'sidOfPage'>> => {
  const isThere = (name: string): boolean => existsSync(path.join(folder, name))
  if (!isThere('package.json')) throw notAProject(folder)
  const json = readPackage(folder)
  const configurations = readConfigurations(folder)
  // Tests of all packages at the root are usual, and then the root is where they belong.
  if (configurations.length === 0) await refuseMonorepo(folder, workspacesOf(json))
  const top = workTreeAround(folder)
  const { audit = {} } = await loadSettingsFile(folder, undefined)
  return {
    name: typeof json.name === 'string' && json.name !== '' ? json.name : path.basename(folder),
    manager: managerOf(folder, json, top),
    isModule: json.type === 'module',
    isTypeScript: isThere('tsconfig.json') || rangeOf(json, 'typescript') !== null,
    configurations,
    runner: runnerOf(json),
    runnerFile: RUNNER_FILES.map((name) => findFile(folder, name)).find((file) => file !== null) ?? 'package.json',
    hasCypress: rangeOf(json, 'cypress') !== null || findFile(folder, 'cypress.config') !== null,
    tests: filesIn(folder, TESTS),
    features: filesIn(folder, FEATURES),
    ci: ciOf(isThere),
    repository: top === null ? null : path.relative(folder, top).replaceAll(path.sep, '/') || null,
    isInGit: top !== null,
    startScript: startScriptOf(json),
    settingsFile: SETTINGS_ENDINGS.map((ending) => `rehearsal.config.${ending}`).find(isThere) ?? null,
    audit: withRelativePaths(audit, folder),
    journey: findFile(folder, 'journey'),
    ignored: isThere('.gitignore') ? readFileSync(path.join(folder, '.gitignore'), 'utf8').split(/\r?\n/) : [],
    missing: missingPackages(folder),
    isFromOutside: /^(?:file:)?(?:\.\.|[/~])/.test(rangeOf(json, OWN_PACKAGE) ?? ''),
  }
}

const RUNNER_FILES = ['vitest.config', 'vite.config', 'jest.config']

const SETTINGS_ENDINGS = ['ts', 'mts', 'js', 'mjs', 'json']

/** A package of a monorepo has its lock file at the top. */
const managerOf = (folder: string, { packageManager }: PackageJson, top: string | null): FoundManager => {
  const names = [...LOCK_FILES.map(([file]) => file), YARN_SETTINGS]
  for (let place = folder; ; place = path.dirname(place)) {
    const field = place === folder ? packageManager : packageManagerIn(place)
    const there = names.filter((file) => existsSync(path.join(place, file)))
    const found = packageManagerOf(field, there)
    if (found.by !== null || top === null || place === top || path.dirname(place) === place) return found
  }
}

const packageManagerIn = (folder: string): unknown =>
  existsSync(path.join(folder, 'package.json')) ? readPackage(folder).packageManager : undefined

const TESTS = '**/*.{test,spec,e2e}.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'

const FEATURES = '**/*.feature'

/** Folders whose names begin with a dot hold made files, and are left out. */
const filesIn = (folder: string, pattern: string): readonly string[] =>
  globSync(pattern, { cwd: folder, ignore: ['**/node_modules/**', '**/dist/**', '**/build/**'] }).toSorted()

const GITLAB_FILE = '.gitlab-ci.yml'

const ciOf = (isThere: (name: string) => boolean): CiSystem | null => {
  if (isThere('.github/workflows')) return 'github'
  if (isThere(GITLAB_FILE)) return 'gitlab'
  if (isThere('Jenkinsfile')) return 'jenkins'
  return isThere('.github') ? 'github' : null
}

const withRelativePaths = (audit: AuditSettingsOfFile, folder: string): AuditSettingsOfFile =>
  audit.journey === undefined
    ? audit
    : { ...audit, journey: path.relative(folder, audit.journey).replaceAll(path.sep, '/') }
