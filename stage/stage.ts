/** One isolated rehearsal: a platform with its own projects, visitors, prepared answers, clock and journal. */

import { createConversations, type Conversations } from '../mock-platform/conversations.ts'
import { createPlatform, type PlatformDoor } from '../mock-platform/handle.ts'
import { createLookAhead, type LookAhead } from '../mock-platform/look-ahead.ts'
import type { PlatformKeys } from '../mock-platform/ports.ts'
import { createPreparedQueue, type PreparedAnswer, type PreparedQueue } from '../mock-platform/prepared-answers.ts'
import { PublicKeyError, readBrandKey, type Project, type ProjectSettings } from '../mock-platform/projects.ts'
import type { AgentStatus } from '../protocol/conversation.ts'
import { DEFAULT_FIDELITY, type Fidelity } from '../protocol/fidelity.ts'
import type { NoTokenChoice, TokenBackendBehaviour } from '../protocol/misbehaviours.ts'
import type { ChatPresence, TagProject, TagSettings } from '../protocol/tag-settings.ts'
import { createStageClock, type StageClock } from './clock.ts'
import { createFirstSights } from './first-sights.ts'
import { createJournal, type Journal } from './journal.ts'

export type StageSettings = {
  readonly projects: readonly ProjectSettings[]
  readonly fidelity: Partial<Fidelity>
  /** What the demo site does when it cannot get a token. */
  readonly noTokenChoice: NoTokenChoice
  readonly agent?: AgentSettings
  /** `accessible` when absent. */
  readonly chat?: ChatPresence
  /** Hosts of the brand's own that serve the tag as the vendor's do; it then asks api.iadvize.com, as in life. */
  readonly hosts?: readonly string[]
  /** `machine` where the brand's server keeps the machine's time while the stage is moved ahead; else it has the stage's. */
  readonly siteClock?: 'stage' | 'machine'
}

export type AgentSettings = {
  /** What the agent answers to the first, second, … message of a conversation; then nothing. */
  readonly replies?: readonly string[]
  readonly status?: AgentStatus
}

const DEFAULT_REPLIES = ['Hello, this is the rehearsed agent. How can I help you?']

/** What all stages of a process share, because it never changes. */
export type StageSupplies = {
  readonly keys: PlatformKeys
  readonly tagScript: (settings: TagSettings) => string
  readonly dialogPart: () => string
}

export type { PlatformKeys } from '../mock-platform/ports.ts'
export type { AgentAction, SeenConversation } from '../mock-platform/scripted-agent.ts'

export type PreparedBehaviour = { readonly behaviour: TokenBackendBehaviour }

export type Stage = {
  readonly id: string
  readonly settings: StageSettings
  readonly clock: StageClock
  readonly journal: Journal
  readonly answers: PreparedQueue<PreparedAnswer>
  /** What the demo's token backend does next. */
  readonly tokenBackend: PreparedQueue<PreparedBehaviour>
  readonly conversations: Conversations
  /** A claim looks far ahead: what is renewed again and again in the same way need not be lived through each time. */
  readonly lookAhead: LookAhead
  readonly handle: PlatformDoor
  /** From now on the project of that name has these keys; throws as `createStage` does. */
  readonly setPublicKeys: (sid: string, publicKeys: ProjectSettings['publicKeys']) => void
}

/** A setting that no stage can be made of; `path` says which. */
export class StageSettingsError extends Error {
  override readonly name = 'StageSettingsError'
  readonly path: string

  constructor(path: string, cause: Error) {
    super(cause.message, { cause })
    this.path = path
  }
}

/** What a platform loads with its first request otherwise: a stage whose pages cannot wait for that has it loaded before. */
export const loadPlatform = (): Promise<unknown> => import('../mock-platform/visitor-routes.ts')

/** Throws a `StageSettingsError` when a project's key is none. */
export const createStage = (id: string, settings: StageSettings, supplies: StageSupplies): Stage => {
  const clock = createStageClock()
  const journal = createJournal(clock.now)
  const answers = createPreparedQueue<PreparedAnswer>()
  const { replies = DEFAULT_REPLIES, status: agentStatus = 'online' } = settings.agent ?? {}
  const conversations = createConversations({ clock, journal, replies })
  const projects = new Map(settings.projects.map((project, index) => [project.sid, readProject(project, index)]))
  const tagSettings = tagSettingsOf(settings, agentStatus)
  const lookAhead = createLookAhead(clock.now)
  return {
    id,
    settings,
    clock,
    journal,
    answers,
    tokenBackend: createPreparedQueue<PreparedBehaviour>(),
    setPublicKeys: (sid, publicKeys) => {
      const index = settings.projects.findIndex((project) => project.sid === sid)
      const project = settings.projects[index]
      if (project !== undefined) projects.set(sid, readProject({ ...project, publicKeys }, index))
    },
    conversations,
    lookAhead,
    handle: createPlatform({
      ...supplies,
      lookAhead,
      projects,
      answers,
      conversations,
      journal,
      clock,
      tagSettings: () => tagSettings,
      ...(settings.siteClock === 'machine' ? { lagOf: createFirstSights(clock.aheadMs) } : {}),
    }),
  }
}

const tagSettingsOf = (
  { fidelity, projects, chat, hosts = [] }: StageSettings,
  agentStatus: AgentStatus,
): TagSettings => ({
  fidelity: { ...DEFAULT_FIDELITY, ...fidelity },
  ...(chat === undefined ? {} : { chat }),
  projects: Object.fromEntries(projects.map((project) => [project.sid, tagProjectOf(project, agentStatus)])),
  ...(hosts.length > 0 && { hosts }),
})

/** What a project's tag has to know; the keys are none of it. */
const tagProjectOf = (
  { authenticationMode, explicitConsent = false, customButtons, fidelity = {} }: ProjectSettings,
  agentStatus: AgentStatus,
): TagProject => ({
  authenticationMode,
  explicitConsent,
  agentStatus,
  fidelity,
  ...(customButtons === undefined ? {} : { customButtons }),
})

const readProject = ({ publicKeys, ...project }: ProjectSettings, index: number): Project => ({
  ...project,
  publicKeys: publicKeys.map((setting, keyIndex) => {
    try {
      return readBrandKey(setting)
    } catch (error) {
      if (!(error instanceof PublicKeyError)) throw error
      throw new StageSettingsError(`projects[${index}].publicKeys[${keyIndex}]`, error)
    }
  }),
})
