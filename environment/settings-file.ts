/**
 * Reads the settings file: `rehearsal.config.ts` (or .mts, .js, .mjs, .json) in the folder where the command is run. It
 * configures the stage `main` and every stage that is created without settings of its own.
 *
 *     export default {
 *       port: 4070,
 *       projects: [{ sid: 7316, publicKeys: ['keys/rsaPublicKey.pem'] }],
 *       fidelity: { retryCount: 2 },
 *       audit: { url: 'https://localhost:3000', journey: 'journey.ts' },
 *       scenarios: { features: 'tests/features/*.feature' },
 *     }
 */

import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { keyFrom } from '../diagnosis/key-file.ts'
import { publicKeyOf } from '../settings/read-key.ts'
import type { StageSettings } from '../stage/stage.ts'
import type { AuditSettingsOfFile } from '../settings/audit.ts'
import type { ScenarioSettingsOfFile } from '../settings/scenarios.ts'
import type * as Schemas from './settings-schema.ts'

export type FileSettings = Partial<StageSettings> & {
  readonly port?: number
  readonly demoPort?: number
  readonly host?: string
  readonly audit?: AuditSettingsOfFile
  readonly scenarios?: ScenarioSettingsOfFile
  /** Sentences about keys that are used although they are not in the form that the vendor's instructions produce. */
  readonly notes?: readonly string[]
}

/** The settings file cannot be used. The message tells the user the file, what is wrong in it, and what is valid. */
export class SettingsFileError extends Error {
  override readonly name = 'SettingsFileError'
}

const NAMES = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `rehearsal.config.${ending}`)

/** A settings file that was read and checked, as it was written: no key was read, and names of files are relative. */
export type SettingsFile = {
  /** As it was named or found. */
  readonly file: string
  /** The folder that it is in. */
  readonly folder: string
  readonly settings: FileSettings
  /** The same without what is default in it. */
  readonly given: object
}

/** `given` is the file that the user named. Otherwise a file is looked for, and it is no mistake if there is none. */
export const loadSettingsFile = async (cwd: string, given: string | undefined): Promise<FileSettings> => {
  const found = await readSettingsFile(cwd, given)
  if (found === null) return {}
  const { file, folder } = found
  const { AUDIT_FILES } = await import('./settings-schema.ts')
  const { audit, ...settings } = withKeys(file, found.settings, folder)
  return audit === undefined ? settings : { ...settings, audit: withPaths(audit, AUDIT_FILES, folder) }
}

/** Null if there is none. */
export const readSettingsFile = async (cwd: string, given: string | undefined): Promise<SettingsFile | null> => {
  const file = given ?? NAMES.find((name) => existsSync(resolve(cwd, name)))
  if (file === undefined) return null
  const path = resolve(cwd, file)
  if (!existsSync(path))
    throw new SettingsFileError(`There is no settings file ${file}: leave out --config, or name a file that exists.`)
  // Loaded only if there is a file, because zod comes with it.
  const schema = await import('./settings-schema.ts')
  const exported = await read(file, path)
  const settings = check(schema, file, exported)
  return { file, folder: dirname(path), settings, given: exported as object }
}

/** Makes paths absolute, so that they mean the same files wherever the command is run. */
const withPaths = (
  audit: AuditSettingsOfFile,
  names: readonly (keyof AuditSettingsOfFile)[],
  folder: string,
): AuditSettingsOfFile => ({
  ...audit,
  ...Object.fromEntries(
    names.flatMap((name) => {
      const file = audit[name]
      return typeof file !== 'string' ? [] : [[name, resolve(folder, file)]]
    }),
  ),
  ...(audit.publicKey !== undefined && { publicKey: keyFrom(audit.publicKey, folder) }),
})

/** c12 is loaded only if there is a file, so that a start without one does not wait for it. */
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

/** c12's own merger drops every null. A null is a mistake, and the user has to hear of it. */
const laidOver = (under: unknown, over: unknown): unknown => {
  if (over === undefined) return under
  if (!isObject(under) || !isObject(over) || Array.isArray(under) || Array.isArray(over)) return over
  const below: Readonly<Record<string, unknown>> = { ...under }
  const above = Object.entries(over) as readonly (readonly [string, unknown])[]
  return { ...under, ...Object.fromEntries(above.map(([name, value]) => [name, laidOver(below[name], value)])) }
}

const check = (schema: typeof Schemas, file: string, value: unknown): FileSettings => {
  const { data, complaints } = schema.check(schema.SETTINGS_FILE, value)
  if (complaints === null) {
    const { $schema: _forEditors, ...settings } = data
    return settings
  }
  throw new SettingsFileError(unusable(file, schema.sentencesOf(complaints, 'what it exports')))
}

const unusable = (file: string, why: string): string => `The settings file ${file} cannot be used: ${why}`

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Resolves public keys that are given as file names against the folder of the settings file. */
const withKeys = (file: string, settings: FileSettings, folder: string): FileSettings => {
  if (settings.projects === undefined) return settings
  const keys = settings.projects.map(({ sid, publicKeys }, index) =>
    publicKeys.map((key, number) =>
      publicKeyOf(key, [folder], { setting: `projects[${index}].publicKeys[${number}]`, sid }),
    ),
  )
  const problems = keys.flat().flatMap(({ problem }) => problem ?? [])
  if (problems.length > 0) throw new SettingsFileError(unusable(file, problems.join(' ')))
  const projects = settings.projects.map((project, index) => ({
    ...project,
    publicKeys: keys[index]?.flatMap(({ key }) => key ?? []) ?? [],
  }))
  return { ...settings, projects, notes: keys.flat().flatMap(({ note }) => note ?? []) }
}
