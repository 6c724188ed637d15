/** The project of the site under test, as a test or a configuration sets it. */

import { publicKeyOf } from '../../settings/read-key.ts'
import type { CustomButtons } from '../../protocol/conversation.ts'
import type { Fidelity } from '../../protocol/fidelity.ts'
import type { PublicKeySetting, TokenPolicy } from '../../protocol/token-policy.ts'
import type { StageSettings } from '../../stage/stage.ts'

export type ProjectOption = Partial<TokenPolicy> & {
  readonly sid: string | number
  /** The brand's public key: a file name, or the key itself in any format. Not needed if tokens are not opened. */
  readonly publicKey?: string | PublicKeySetting | readonly PublicKeySetting[]
  /** On by default. If off, the tag starts by itself, anonymously. */
  readonly authenticationMode?: boolean
  /** Minutes until the identity has to be verified again. Default: the vendor's 60. */
  readonly sessionMinutes?: number
  readonly explicitConsent?: boolean
  /** CSS selectors of the site's own chat buttons: `{ online: '.chat-online', offline: '.chat-offline' }`. */
  readonly customButtons?: CustomButtons
  readonly fidelity?: Partial<Fidelity>
}

/** Several projects are wrapped in an object, because Playwright reads a list with two objects as a fixture and its options. */
export type ProjectOptions = ProjectOption | { readonly projects: readonly ProjectOption[] }

type StageProject = StageSettings['projects'][number]

const EXAMPLE = "iadvizeProject: { sid: 1234, publicKey: 'keys/brand.pub.pem' }"

/** `folders` are the folders in which key files are looked for, in order. */
export const stageProjects = (
  options: ProjectOptions | null,
  folders: readonly string[],
  common: Partial<TokenPolicy>,
): readonly StageProject[] => {
  const given = projectsIn(options)
  if (given.length === 0)
    throw new Error(`iadvizeProject is not set: name the project of the site, as in test.use({ ${EXAMPLE} }).`)
  return given.map((project) => stageProject(project, folders, { common, setting: 'iadvizeProject' }))
}

const projectsIn = (options: ProjectOptions | null): readonly ProjectOption[] =>
  options === null ? [] : 'projects' in options ? options.projects : [options]

const stageProject = (
  given: ProjectOption,
  folders: readonly string[],
  { common, setting }: { readonly common: Partial<TokenPolicy>; readonly setting: string },
): StageProject => {
  const { sid, publicKey: _read, authenticationMode = true, ...rest } = given
  const named = String(sid)
  const project = { ...common, ...rest, sid: named, authenticationMode }
  const { keys, problems } = keysOf(given, folders, setting)
  if (problems.length > 0) throw new KeyOptionError(problems)
  if (keys.length === 0 && authenticationMode && (project.tokenCheck ?? 'full') === 'full') {
    throw new Error(
      `iadvizeProject ${named} has no publicKey: give the brand's public key, as in ${EXAMPLE}, or iadvizeTokenCheck: 'none' where tokens must not be opened. If the key comes from an environment variable, the variable is not set.`,
    )
  }
  return { ...project, publicKeys: keys }
}

/** One sentence about an unusable key. The stack of the kit's own call does not help the person, so it is left out. */
export class KeyOptionError extends TypeError {
  constructor(problems: readonly string[]) {
    super(problems.join(' '))
    this.stack = `${this.name}: ${this.message}`
  }
}

type Keys = {
  readonly keys: readonly PublicKeySetting[]
  readonly problems: readonly string[]
}

/** One sentence for each unusable key of any project. `setting` is the option in which the keys were given. */
export const keyProblems = (
  options: ProjectOptions | null,
  folders: readonly string[],
  setting: string,
): readonly string[] =>
  projectsIn(options).flatMap((project, index) => {
    const isOneOfSeveral = options !== null && 'projects' in options
    return keysOf(project, folders, isOneOfSeveral ? `${setting}.projects[${index}]` : setting).problems
  })

const keysOf = ({ sid, publicKey }: ProjectOption, folders: readonly string[], setting: string): Keys => {
  const isList = Array.isArray(publicKey)
  const given = publicKey === undefined ? [] : isList ? (publicKey as readonly PublicKeySetting[]) : [publicKey]
  const read = given.map((key, index) =>
    publicKeyOf(key as PublicKeySetting, folders, {
      setting: `${setting}.publicKey${isList ? `[${index}]` : ''}`,
      sid,
    }),
  )
  return {
    keys: read.flatMap(({ key }) => key ?? []),
    problems: read.flatMap(({ problem }) => problem ?? []),
  }
}
