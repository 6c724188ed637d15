/** Whether a folder is one in which a project can begin. Each mistake is one sentence. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { globSync } from 'tinyglobby'
import type { CommandError } from '../exit-codes.ts'
import { usageError } from '../audit/sentences.ts'
import type { PackageJson } from './found.ts'

export const notAProject = (folder: string): CommandError => {
  for (let place = path.dirname(folder); ; place = path.dirname(place)) {
    if (existsSync(path.join(place, 'package.json')))
      return usageError(
        `There is no package.json in ${folder}: call "rehearsal init" in the folder of your project, such as ${place}.`,
      )
    if (path.dirname(place) === place) break
  }
  return usageError(
    `There is no package.json in ${folder}: call "rehearsal init" in the folder of your project, or begin one here with "npm init --yes".`,
  )
}

export const readPackage = (folder: string): PackageJson => {
  const file = path.join(folder, 'package.json')
  const read = (): unknown => {
    try {
      return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
    } catch (error) {
      throw usageError(`${file} cannot be read: ${(error as Error).message.split('\n')[0]}.`)
    }
  }
  const json = read()
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json
  throw usageError(`${file} holds no object, and so is not that of a package.`)
}

/** Throws a sentence that names the packages if these are the patterns of a monorepo, or if pnpm's file has some. */
export const refuseMonorepo = async (folder: string, workspaces: readonly string[]): Promise<void> => {
  const patterns = workspaces.length > 0 ? workspaces : await pnpmWorkspaces(folder)
  if (patterns.length === 0) return
  const packages = packagesIn(folder, patterns)
  const seen =
    packages.length === 0
      ? `none is there yet (${patterns.join(', ')})`
      : `${packages.slice(0, MOST_PACKAGES).join(', ')}${packages.length > MOST_PACKAGES ? ` and ${packages.length - MOST_PACKAGES} more` : ''}`
  throw usageError(
    `This is the root of a monorepo: call "rehearsal init" in the package of your site. The packages: ${seen}.`,
  )
}

const MOST_PACKAGES = 12

const packagesIn = (folder: string, patterns: readonly string[]): readonly string[] =>
  globSync(
    patterns.map((pattern) => `${pattern.replace(/\/+$/, '')}/package.json`),
    { cwd: folder, ignore: ['**/node_modules/**'] },
  )
    .map((file) => path.posix.dirname(file))
    .toSorted()

const PNPM_FILE = 'pnpm-workspace.yaml'

/** The file may be there for its settings alone. */
const pnpmWorkspaces = async (folder: string): Promise<readonly string[]> => {
  if (!existsSync(path.join(folder, PNPM_FILE))) return []
  const { loadConfig } = await import('c12')
  const { config } = await loadConfig({
    cwd: folder,
    configFile: PNPM_FILE,
    rcFile: false,
    packageJson: false,
    dotenv: false,
  })
  const { packages } = (config ?? {}) as { readonly packages?: unknown }
  return Array.isArray(packages) ? packages.filter((pattern) => typeof pattern === 'string') : []
}
