/** What judges a token: a project of the settings file or of the demo shop, changed by the options, its keys and its clock. */

import type { KeyObject } from 'node:crypto'
import process from 'node:process'
import { keyAt } from '../../diagnosis/key.ts'
import { readKey } from '../../diagnosis/key-file.ts'
import { readPrivateKey, type PrivateKeyUse } from '../../diagnosis/private-key.ts'
import { withDemoProject } from '../../environment/demo-project.ts'
import { loadKeys } from '../../environment/keys.ts'
import { loadSettingsFile } from '../../environment/settings-file.ts'
import type { BrandKey } from '../../mock-platform/brand-keys.ts'
import type { Project } from '../../mock-platform/projects.ts'
import { readProjects } from '../../stage/stage.ts'
import type { JudgeOptions } from '../../settings/token.ts'
import { usageError } from '../audit/sentences.ts'
import { readInput } from '../input.ts'

export type Rules = {
  readonly project: Project
  readonly keys: { readonly decryption: KeyObject }
  readonly nowMs: number
}

export const rulesFor = async (options: JudgeOptions): Promise<Rules> => {
  const { decryptionKey, at: nowMs = Date.now() } = options
  const keys = loadKeys()
  const given = await loadSettingsFile(process.cwd(), options.config)
  for (const note of given.notes ?? []) tell(note)
  const settings = withDemoProject(keys, given)
  const project = projectIn(readProjects(settings.projects), options.sid)
  const decryption =
    decryptionKey === undefined
      ? keys.platform.decryption
      : await privateKeyFrom(decryptionKey, '--decryption-key', 'opens')
  return { project: changedBy(options, project), keys: { decryption }, nowMs }
}

const projectIn = (projects: ReadonlyMap<string, Project>, sid: string | undefined): Project => {
  const [first] = projects.values()
  const found = sid === undefined ? first : projects.get(sid)
  if (found !== undefined) return found
  throw usageError(`There is no project ${sid ?? ''}; there is ${[...projects.keys()].join(', ')}.`)
}

const changedBy = (options: JudgeOptions, project: Project): Project => {
  const { strict, replay, tokenCheck } = options
  return {
    ...project,
    publicKeys: keysGiven(options) ?? project.publicKeys,
    ...(strict === undefined ? {} : { strict }),
    ...(replay === undefined ? {} : { replay }),
    ...(tokenCheck === undefined ? {} : { tokenCheck }),
  }
}

const keysGiven = ({ publicKeys, withoutKey }: JudgeOptions): readonly BrandKey[] | null => {
  if (withoutKey !== true) return publicKeys?.map((file) => ({ key: publicKeyFrom(file, OWN_KEY) })) ?? null
  if (publicKeys !== undefined) throw usageError('Give either --key or --without-key.')
  return []
}

export const publicKeyFrom = (given: string, option: string): KeyObject => {
  const { file, ...found } = readKey(given, [process.cwd()])
  const subject = keyAt({ setting: option, file })
  if (found.key === null) throw usageError(`${subject} ${found.problem}`)
  if (option === OWN_KEY && found.note !== null) tell(`${subject} ${found.note}`)
  return found.key
}

/** The key of the brand, which is registered with iAdvize in one form only. */
const OWN_KEY = '--key'

/** The results go to the other stream. */
const tell = (note: string): void => void process.stderr.write(`rehearsal: ${note}\n`)

/** In bytes. No private key is as long. */
export const LONGEST_KEY = 65_536

export const privateKeyFrom = async (name: string, option: string, use: PrivateKeyUse): Promise<KeyObject> => {
  const read = readPrivateKey(await readInput(name, { what: 'a private key', limit: LONGEST_KEY }), use)
  if (read.key !== null) return read.key
  throw usageError(`${keyAt({ setting: option, file: name })} ${read.problem}`)
}
