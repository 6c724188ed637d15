/**
 * The settings file of an integrator: `rehearsal.config.ts` (or .mts, .js, .mjs, .json) in the folder where the command
 * is run. It says what the stage `main` has, and what every stage has that is made without settings of its own.
 *
 *     export default {
 *       port: 4070,
 *       projects: [{ sid: 7316, publicKeys: ['keys/rsaPublicKey.pem'] }],
 *       fidelity: { retryCount: 2 },
 *       audit: { url: 'https://localhost:3000', journey: 'journey.ts' },
 *       scenarios: { features: 'tests/features/*.feature' },
 *     }
 */

import { existsSync, readFileSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import type { StageSettings } from '../stage/stage.ts'
import type { AuditSettingsOfFile } from '../settings/audit.ts'
import type { ScenarioSettingsOfFile } from '../settings/scenarios.ts'

export type FileSettings = Partial<StageSettings> & {
  readonly port?: number
  readonly demoPort?: number
  readonly host?: string
  readonly audit?: AuditSettingsOfFile
  readonly scenarios?: ScenarioSettingsOfFile
}

/** The file cannot be used; the message is for the person: the file, what is wrong in it, what is legal. */
export class SettingsFileError extends Error {
  override readonly name = 'SettingsFileError'
}

const NAMES = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `rehearsal.config.${ending}`)

/** `given` is the file that the person named; else one is looked for, and none is no mistake. */
export const loadSettingsFile = async (folder: string, given: string | undefined): Promise<FileSettings> => {
  const file = given ?? NAMES.find((name) => existsSync(resolve(folder, name)))
  if (file === undefined) return {}
  const path = resolve(folder, file)
  if (!existsSync(path))
    throw new SettingsFileError(`There is no settings file ${file}; leave out --config, or name one.`)
  const { audit, ...settings } = await check(file, withKeyFiles(await read(file, path), dirname(path)))
  return audit === undefined ? settings : { ...settings, audit: withPaths(audit, dirname(path)) }
}

const AUDIT_FILES = ['journey', 'publicKey', 'baseline', 'html', 'json', 'junit', 'sarif', 'ctrf'] as const

/** Whoever runs the command from elsewhere means the same files. */
const withPaths = (audit: AuditSettingsOfFile, folder: string): AuditSettingsOfFile => ({
  ...audit,
  ...Object.fromEntries(
    AUDIT_FILES.flatMap((name) => {
      const file = audit[name]
      return file === undefined ? [] : [[name, resolve(folder, file)]]
    }),
  ),
})

/** The library is loaded only where there is a file, so that a start without one does not wait for it. */
const read = async (file: string, path: string): Promise<unknown> => {
  const { loadConfig } = await import('c12')
  try {
    const { config } = await loadConfig({
      cwd: dirname(path),
      configFile: path,
      rcFile: false,
      packageJson: false,
      dotenv: false,
      merger: (...sources: readonly unknown[]) => sources.reduceRight(laidOver, {}) as object,
    })
    return config
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : typeof cause
    throw new SettingsFileError(`The settings file ${file} cannot be read: ${reason}`, { cause })
  }
}

/** The library's own merger drops every null, which is a mistake that the person is to hear of. */
const laidOver = (under: unknown, over: unknown): unknown => {
  if (over === undefined) return under
  if (!isObject(under) || !isObject(over) || Array.isArray(under) || Array.isArray(over)) return over
  const below: Readonly<Record<string, unknown>> = { ...under }
  const above = Object.entries(over) as readonly (readonly [string, unknown])[]
  return { ...under, ...Object.fromEntries(above.map(([name, value]) => [name, laidOver(below[name], value)])) }
}

const check = async (file: string, value: unknown): Promise<FileSettings> => {
  const schema = await import('./settings-schema.ts')
  const { data, complaints } = schema.check(schema.SETTINGS_FILE, value)
  if (complaints === null) return data
  throw new SettingsFileError(
    `The settings file ${file} cannot be used: ${schema.sentencesOf(complaints, 'what it exports')}`,
  )
}

const KEY_FILES = new Set(['.pem', '.txt', '.pub'])

/** A public key may be given as the name of a file beside the settings file. */
const withKeyFiles = (settings: unknown, folder: string): unknown => {
  if (!isObject(settings) || !('projects' in settings) || !Array.isArray(settings.projects)) return settings
  const projects = settings.projects.map((project: unknown): unknown => {
    if (!isObject(project) || !('publicKeys' in project) || !Array.isArray(project.publicKeys)) return project
    return { ...project, publicKeys: project.publicKeys.map((key: unknown) => withKeyFile(key, folder)) }
  })
  return { ...settings, projects }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const withKeyFile = (key: unknown, folder: string): unknown => {
  if (isObject(key) && 'key' in key) return { ...key, key: withKeyFile(key.key, folder) }
  if (typeof key !== 'string' || key.includes('\n') || !KEY_FILES.has(extname(key))) return key
  try {
    return readFileSync(resolve(folder, key), 'utf8')
  } catch (cause) {
    throw new SettingsFileError(
      `The public key ${key} cannot be read: there is no such file beside the settings file.`,
      {
        cause,
      },
    )
  }
}
