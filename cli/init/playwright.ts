/** Reads what a Playwright configuration says: where its tests and features are, and where the site is. */

import path from 'node:path'
import {
  findFile,
  featuresOf,
  loadConfiguration,
  MADE_FROM_FEATURES,
  PLAYWRIGHT_CONFIG,
  SCENARIOS_CONFIG,
} from '../scenario/configuration.ts'
import type { Server } from '../scenario/templates.ts'
import type { PlaywrightFound } from './found.ts'

export const readConfigurations = (folder: string): readonly PlaywrightFound[] =>
  [PLAYWRIGHT_CONFIG, SCENARIOS_CONFIG].flatMap((name) => {
    const file = findFile(folder, name)
    return file === null ? [] : [read(folder, file)]
  })

const read = (folder: string, file: string): PlaywrightFound => {
  try {
    return { file, trouble: null, ...readLoaded(folder, file) }
  } catch (error) {
    const nothing = { testDirs: [], features: [], otherFeatures: [], baseUrl: null, server: null, startsSite: false }
    return { file, trouble: (error as Error).message, ...nothing }
  }
}

/** What is read of the exported object. */
type Exported = {
  readonly testDir?: unknown
  readonly projects?: unknown
  readonly use?: { readonly baseURL?: unknown }
  readonly webServer?: unknown
}

const readLoaded = (folder: string, file: string): Omit<PlaywrightFound, 'file' | 'trouble'> => {
  const others: OwnFeatures[] = []
  const { calls, exported } = loadConfiguration(folder, file, {
    defineConfig: (...parts: readonly object[]) => Object.assign({}, ...parts) as object,
    defineBddConfig: (options: OwnFeatures = {}) => {
      others.push(options)
      return MADE_FROM_FEATURES
    },
    defineBddProject: (options: OwnFeatures & { readonly name?: unknown } = {}) => {
      others.push(options)
      return { name: options.name, testDir: MADE_FROM_FEATURES }
    },
  })
  const configuration = defaultOf(exported)
  const { server, startsSite } = serverOf(configuration.webServer)
  return {
    testDirs: testDirsOf(configuration, folder),
    features: featuresOf(calls).patterns,
    otherFeatures: others.flatMap((options) => [options.features ?? options.paths ?? EVERY_FEATURE].flat()),
    baseUrl: baseUrlOf(configuration) ?? server?.url ?? null,
    server,
    startsSite,
  }
}

/** The options of playwright-bdd that name features; older releases call them `paths`. */
type OwnFeatures = {
  readonly features?: string | readonly string[]
  readonly paths?: readonly string[]
}

const EVERY_FEATURE = '**/*.feature'

const defaultOf = (exported: unknown): Exported => {
  const { default: own } = (exported ?? {}) as { readonly default?: unknown }
  return own ?? exported ?? {}
}

/** Those outside the folder are left out. */
const testDirsOf = (configuration: Exported, folder: string): readonly string[] => {
  const top = textOf(configuration.testDir) ?? '.'
  const projects = Array.isArray(configuration.projects) ? (configuration.projects as readonly Exported[]) : []
  const folders = projects.length === 0 ? [top] : projects.map(({ testDir }) => textOf(testDir) ?? top)
  return [
    ...new Set(
      folders
        .filter((name) => name !== MADE_FROM_FEATURES)
        .map((name) => path.relative(folder, path.resolve(folder, name)).replaceAll(path.sep, '/') || '.')
        .filter((name) => !name.startsWith('..')),
    ),
  ]
}

const baseUrlOf = (configuration: Exported): string | null => {
  const projects = Array.isArray(configuration.projects) ? (configuration.projects as readonly Exported[]) : []
  const stated = [configuration, ...projects].map(({ use }) => textOf(use?.baseURL))
  return stated.find((url) => url !== null && URL.canParse(url)) ?? null
}

/** The first, if there are several. */
const serverOf = (webServer: unknown): { readonly server: Server | null; readonly startsSite: boolean } => {
  const [first] = [webServer].flat() as readonly (
    | { readonly command?: unknown; readonly url?: unknown; readonly port?: unknown }
    | undefined
  )[]
  if (typeof first !== 'object') return { server: null, startsSite: false }
  const command = textOf(first.command)
  const url = textOf(first.url) ?? (typeof first.port === 'number' ? `http://localhost:${first.port}` : null)
  return { server: command === null || url === null ? null : { command, url }, startsSite: true }
}

/** Null for a value that a stand-in has computed. */
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
