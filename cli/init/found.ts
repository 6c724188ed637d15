/** What was found in the user's project, and what can be said of its package.json. Pure. */

import type { AuditSettingsOfFile } from '../../settings/audit.ts'
import type { Server } from '../scenario/templates.ts'
import type { FoundManager } from './package-managers.ts'

export const RUNNERS = ['vitest', 'jest', 'mocha', 'node:test'] as const

/** A test runner other than Playwright's. */
export type Runner = (typeof RUNNERS)[number]

export const CI_SYSTEMS = ['github', 'gitlab', 'jenkins'] as const

export const RUNNER_NAMES: Readonly<Record<Runner, string>> = {
  vitest: 'Vitest',
  jest: 'Jest',
  mocha: 'Mocha',
  'node:test': 'node:test',
}

export type CiSystem = (typeof CI_SYSTEMS)[number]

/** A Playwright configuration that runs tests. */
export type PlaywrightFound = {
  readonly file: string
  /** Why it is not known what it says, in a sentence. */
  readonly trouble: string | null
  /** The folders of its tests, without those of tests that are made from features. */
  readonly testDirs: readonly string[]
  /** The patterns of the features that it runs with the steps of this package. */
  readonly features: readonly string[]
  /** The patterns of the features that it runs with steps of the project alone, by playwright-bdd. */
  readonly otherFeatures: readonly string[]
  readonly baseUrl: string | null
  /** How it starts the site; `null` if it does not, or does it in a way that is not read here. */
  readonly server: Server | null
  readonly startsSite: boolean
}

export type Found = {
  readonly name: string
  readonly manager: FoundManager
  readonly isModule: boolean
  readonly isTypeScript: boolean
  /** In the order in which they count; the second is for the features of a project whose own configuration is for other tests. */
  readonly configurations: readonly PlaywrightFound[]
  readonly runner: Runner | null
  /** Where the runner's own settings are: a file of the project. */
  readonly runnerFile: string
  readonly hasCypress: boolean
  /** The tests of the project, relative to its folder. */
  readonly tests: readonly string[]
  /** The features of the project, whoever runs them. */
  readonly features: readonly string[]
  readonly ci: CiSystem | null
  /** The top of the repository if the folder is below it, relative to the folder; null if it is the top, or there is none. */
  readonly repository: string | null
  readonly isInGit: boolean
  /** The script of the package that starts the site. */
  readonly startScript: string | null
  /** The settings file that exists. */
  readonly settingsFile: string | null
  /** File names in it are relative to the folder. */
  readonly audit: AuditSettingsOfFile
  /** The journey that exists. */
  readonly journey: string | null
  /** The number of the project that the running site names. */
  readonly sidOfPage: string | null
  /** Lines of `.gitignore`. */
  readonly ignored: readonly string[]
  /** As arguments for the command that installs. */
  readonly missing: readonly string[]
  /** Whether this package is installed from a file outside the folder, which CI does not have. */
  readonly isFromOutside: boolean
}

/** What is read of a package.json. */
export type PackageJson = {
  readonly name?: unknown
  readonly type?: unknown
  readonly packageManager?: unknown
  readonly workspaces?: unknown
  readonly jest?: unknown
  readonly scripts?: Readonly<Record<string, unknown>>
  readonly dependencies?: Readonly<Record<string, unknown>>
  readonly devDependencies?: Readonly<Record<string, unknown>>
}

export const rangeOf = ({ dependencies, devDependencies }: PackageJson, name: string): string | null => {
  const range = devDependencies?.[name] ?? dependencies?.[name]
  return typeof range === 'string' ? range : null
}

export const runnerOf = (json: PackageJson): Runner | null => {
  const isThere: Readonly<Record<Runner, boolean>> = {
    vitest: rangeOf(json, 'vitest') !== null,
    jest: rangeOf(json, 'jest') !== null || json.jest !== undefined,
    mocha: rangeOf(json, 'mocha') !== null,
    'node:test': scriptsOf(json).some((script) => /\s--test(?:\s|$)/.test(script)),
  }
  return RUNNERS.find((runner) => isThere[runner]) ?? null
}

const scriptsOf = ({ scripts = {} }: PackageJson): readonly string[] =>
  Object.values(scripts).filter((script) => typeof script === 'string')

/** In the order in which they are preferred: "start" often needs a build first. */
const START_SCRIPTS = ['dev', 'start', 'serve', 'preview']

export const startScriptOf = ({ scripts = {} }: PackageJson): string | null =>
  START_SCRIPTS.find((name) => typeof scripts[name] === 'string') ?? null

/** The patterns of the packages of a monorepo; none if it is a single package. */
export const workspacesOf = ({ workspaces }: PackageJson): readonly string[] => {
  const { packages } = (workspaces ?? {}) as { readonly packages?: unknown }
  const patterns: unknown = Array.isArray(workspaces) ? workspaces : packages
  return Array.isArray(patterns) ? patterns.filter((pattern) => typeof pattern === 'string') : []
}
