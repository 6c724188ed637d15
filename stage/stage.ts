/** One isolated rehearsal: a platform with its own projects, visitors, prepared answers, clock and journal. */

import { randomUUID } from 'node:crypto'
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
import { createFirstSights, type FirstSights } from './first-sights.ts'
import { createInspect, type Inspect } from './inspect.ts'
import { createKeptTokens, type KeptTokens } from './kept-tokens.ts'
import { createJournal, type Journal } from '../journal/list.ts'

export type StageSettings = {
  readonly projects: readonly ProjectSettings[]
  readonly fidelity: Partial<Fidelity>
  /** What the demo site does if it cannot get a token. */
  readonly noTokenChoice: NoTokenChoice
  readonly agent?: AgentSettings
  /** Default: `accessible`. */
  readonly chat?: ChatPresence
  /** Hosts of the brand that serve the tag as the vendor's do. The tag then requests api.iadvize.com, as in production. */
  readonly hosts?: readonly string[]
  /** `machine` if the brand's server keeps the machine's time while the stage is advanced. Default: it has the stage's time. */
  readonly siteClock?: 'stage' | 'machine'
}

export type AgentSettings = {
  /** The agent's answers to the first, second, … message of a conversation; later messages get none. */
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
export type { AgentAction } from '../mock-platform/scripted-agent.ts'
export type { SeenConversation } from '../protocol/conversation.ts'

/** Whether and how fast the vendor can be reached. */
export type StageNetwork = {
  /** True if no request gets an answer, as behind an ad blocker or a firewall. */
  readonly isBlocked: boolean
  /** By how much each answer is delayed, in milliseconds of the stage's clock. */
  readonly slowMs: number
}

export type PreparedBehaviour = { readonly behaviour: TokenBackendBehaviour }

export type Stage = {
  readonly id: string
  /** Unique for each stage that is created, even if it replaces one with the same id. */
  readonly instance: string
  readonly settings: StageSettings
  readonly clock: StageClock
  readonly journal: Journal
  readonly answers: PreparedQueue<PreparedAnswer>
  /** The prepared behaviour of the demo's token backend. */
  readonly tokenBackend: PreparedQueue<PreparedBehaviour>
  readonly conversations: Conversations
  /** Used while a claim looks far ahead: renewals that are all alike are not carried out one by one. */
  readonly lookAhead: LookAhead
  readonly handle: PlatformDoor
  readonly inspect: Inspect
  readonly keptTokens: KeptTokens
  /** From now on the project of that name has these keys; throws as `createStage` does. */
  readonly setPublicKeys: (sid: string, publicKeys: ProjectSettings['publicKeys']) => void
  /** The current projects. */
  readonly projects: () => readonly Project[]
  readonly agentStatus: () => AgentStatus
  /** Applies to pages that load the tag from now on. */
  readonly setAgentStatus: (status: AgentStatus) => void
  readonly network: () => StageNetwork
  /** The transport applies it. A stage by itself always answers at once. */
  readonly setNetwork: (network: Partial<StageNetwork>) => void
}

/** An invalid setting of a stage. `path` names it, `problem` completes the sentence, and the message is both. */
export class StageSettingsError extends Error {
  override readonly name = 'StageSettingsError'
  readonly path: string
  readonly problem: string

  constructor(path: string, problem: string, cause: Error) {
    super(`${path} ${problem}`, { cause })
    this.path = path
    this.problem = problem
  }
}

/** Loads what a platform otherwise loads at its first request, for pages that cannot wait for that. */
export const loadPlatform = (): Promise<unknown> => import('../mock-platform/visitor-routes.ts')

/** Throws a `StageSettingsError` if a project's key is not a public key. */
export const createStage = (id: string, settings: StageSettings, supplies: StageSupplies): Stage => {
  const clock = createStageClock()
  const journal = createJournal(clock.now)
  const answers = createPreparedQueue<PreparedAnswer>()
  const conversations = createConversations({ clock, journal, replies: settings.agent?.replies ?? DEFAULT_REPLIES })
  const projects = readProjects(settings.projects)
  const { tagSettings, ...directions } = createDirections(settings)
  const lookAhead = createLookAhead(clock.now)
  const keptTokens = createKeptTokens()
  const { see: lagOf, peek } = settings.siteClock === 'machine' ? createFirstSights(clock.aheadMs) : WITHOUT_LAG
  return {
    id,
    instance: randomUUID(),
    settings,
    clock,
    journal,
    answers,
    tokenBackend: createPreparedQueue<PreparedBehaviour>(),
    setPublicKeys: createKeySetter(settings, projects),
    projects: () => [...projects.values()],
    ...directions,
    conversations,
    lookAhead,
    keptTokens,
    inspect: createInspect({ keys: supplies.keys, projects, clock, lagOf: peek }),
    handle: createPlatform({
      ...supplies,
      lookAhead,
      projects,
      answers,
      conversations,
      journal,
      clock,
      tagSettings,
      lagOf,
      onToken: keptTokens.keep,
    }),
  }
}

/** Throws a `StageSettingsError` if a key is not a public key. */
export const readProjects = (projects: StageSettings['projects']): Map<string, Project> =>
  new Map(projects.map((project, index) => [project.sid, readProject(project, index)]))

const createKeySetter =
  (settings: StageSettings, projects: Map<string, Project>): Stage['setPublicKeys'] =>
  (sid, publicKeys) => {
    const index = settings.projects.findIndex((project) => project.sid === sid)
    const project = settings.projects[index]
    if (project !== undefined) projects.set(sid, readProject({ ...project, publicKeys }, index))
  }

/** Used if the brand's server has the stage's clock. */
const WITHOUT_LAG: FirstSights = { see: () => 0, peek: () => 0 }

type Directions = Pick<Stage, 'agentStatus' | 'setAgentStatus' | 'network' | 'setNetwork'> & {
  readonly tagSettings: () => TagSettings
}

/** The settings that can change while pages use the stage. */
const createDirections = (settings: StageSettings): Directions => {
  let agentStatus = settings.agent?.status ?? 'online'
  let network: StageNetwork = { isBlocked: false, slowMs: 0 }
  // Stays the same object until a setting changes, because the generated script is cached by it.
  let tagSettings = tagSettingsOf(settings, agentStatus)
  return {
    tagSettings: () => tagSettings,
    agentStatus: () => agentStatus,
    setAgentStatus: (status) => {
      agentStatus = status
      tagSettings = tagSettingsOf(settings, status)
    },
    network: () => network,
    setNetwork: (changes) => {
      network = { ...network, ...changes }
    },
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

/** The settings that a project's tag needs, which do not include the keys. */
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
      const problem = `of project ${project.sid} ${error.message}`
      throw new StageSettingsError(`projects[${index}].publicKeys[${keyIndex}]`, problem, error)
    }
  }),
})
