/** The project of the site under test, as a test or a configuration names it. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { CustomButtons } from '../protocol/conversation.ts'
import type { Fidelity } from '../protocol/fidelity.ts'
import type { PublicKeySetting, TokenPolicy } from '../protocol/token-policy.ts'
import type { StageSettings } from '../stage/stage.ts'

export type ProjectOption = Partial<TokenPolicy> & {
  readonly sid: string | number
  /** The brand's public key: the name of a PEM file, or the PEM itself. Not needed where no token is opened. */
  readonly publicKey?: string | PublicKeySetting | readonly PublicKeySetting[]
  /** Off, the tag starts by itself, anonymously; on when absent. */
  readonly authenticationMode?: boolean
  /** Minutes until the identity has to be verified again; the vendor's 60 when absent. */
  readonly sessionMinutes?: number
  readonly explicitConsent?: boolean
  /** CSS selectors of the site's own chat buttons: `{ online: '.chat-online', offline: '.chat-offline' }`. */
  readonly customButtons?: CustomButtons
  readonly fidelity?: Partial<Fidelity>
}

/** Several stand in an object, because Playwright takes a list with two objects in it for a fixture and its options. */
export type ProjectOptions = ProjectOption | { readonly projects: readonly ProjectOption[] }

type StageProject = StageSettings['projects'][number]

const EXAMPLE = "iadvizeProject: { sid: 1234, publicKey: 'keys/brand.pub.pem' }"

/** `folders` are where the names of key files may start, in the order in which they are tried. */
export const stageProjects = (
  options: ProjectOptions | null,
  folders: readonly string[],
  common: Partial<TokenPolicy>,
): readonly StageProject[] => {
  const given = options === null ? [] : 'projects' in options ? options.projects : [options]
  if (given.length === 0)
    throw new Error(`iadvizeProject is not set: say whose chat it is, as test.use({ ${EXAMPLE} }).`)
  return given.map((project) => stageProject(project, folders, common))
}

const stageProject = (
  { sid, publicKey, authenticationMode = true, ...rest }: ProjectOption,
  folders: readonly string[],
  common: Partial<TokenPolicy>,
): StageProject => {
  const named = String(sid)
  const keys = publicKey === undefined ? [] : Array.isArray(publicKey) ? publicKey : [publicKey as PublicKeySetting]
  const project = { ...common, ...rest, sid: named, authenticationMode }
  if (keys.length === 0 && authenticationMode && (project.tokenCheck ?? 'full') === 'full') {
    throw new Error(
      `iadvizeProject ${named} has no publicKey: give the brand's public key, as in ${EXAMPLE}, or iadvizeTokenCheck: 'none' where tokens shall not be opened.`,
    )
  }
  return {
    ...project,
    publicKeys: keys.map((key: PublicKeySetting) => publicKeyOf(key, folders, `publicKey of iadvizeProject ${named}`)),
  }
}

/** The setting with the text of its key; `what` names it in an error. */
export const publicKeyOf = (key: PublicKeySetting, folders: readonly string[], what: string): PublicKeySetting =>
  typeof key === 'string' ? keyText(key, folders, what) : { ...key, key: keyText(key.key, folders, what) }

/** Bare base64 has no dot, and is longer than the name of any file. */
const LONGEST_PATH = 255

const keyText = (key: string, folders: readonly string[], what: string): string => {
  if (key.includes('-----BEGIN') || (key.length > LONGEST_PATH && !key.includes('.'))) return key
  const places = folders.map((folder) => path.resolve(folder, key))
  const found = places.find((place) => existsSync(place))
  if (found === undefined) {
    throw new Error(
      `The ${what} is "${key}", and there is no such file: looked for ${[...new Set(places)].join(' and ')}.`,
    )
  }
  return readFileSync(found, 'utf8')
}
