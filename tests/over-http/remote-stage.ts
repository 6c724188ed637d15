/** A stage on a running stand-in, directed through the control API. */

import { expect } from '@playwright/test'
import type { SeenConversation } from '../../stage/stage.ts'
import type { AgentStatus, CustomButtons } from '../../protocol/conversation.ts'
import type { EntryOf, EntryType, JournalEntry } from '../../journal/entries.ts'
import type { Answer, NoTokenChoice, Times, TokenBackendBehaviour } from '../../protocol/misbehaviours.ts'
import type { Fidelity } from '../../protocol/fidelity.ts'
import type { RefusalCode } from '../../protocol/refusals.ts'
import type { PublicKeySetting, ReplayChoice, TokenCheck } from '../../protocol/token-policy.ts'

/** What the control API takes; what is left out has the server's default. */
export type RemoteStageSettings = {
  readonly projects?: readonly {
    readonly sid: string | number
    readonly publicKeys?: readonly PublicKeySetting[]
    readonly tokenCheck?: TokenCheck
    readonly strict?: boolean
    readonly replay?: ReplayChoice
    readonly authenticationMode?: boolean
    readonly sessionMinutes?: number
    readonly explicitConsent?: boolean
    readonly customButtons?: CustomButtons
    readonly fidelity?: Partial<Fidelity>
  }[]
  readonly fidelity?: Partial<Fidelity>
  readonly noTokenChoice?: NoTokenChoice
  readonly agent?: { readonly replies?: readonly string[]; readonly status?: AgentStatus }
}

export type AnswerToPrepare = {
  readonly answer: Answer
  readonly code?: RefusalCode
  readonly times?: Times
  readonly delayMs?: number
}

export type RemoteStage = {
  readonly id: string
  readonly tagUrl: string
  readonly graphqlUrl: string
  readonly demoUrl: string
  readonly prepare: (...answers: readonly AnswerToPrepare[]) => Promise<void>
  readonly tokenBackend: (behaviour: TokenBackendBehaviour, times?: Times) => Promise<void>
  readonly advanceClock: (ms: number) => Promise<void>
  /** In the only ongoing conversation, unless told which. */
  readonly agentSays: (text: string, conversationId?: string) => Promise<void>
  readonly agentEnds: (how?: { readonly askSatisfaction?: true; readonly conversationId?: string }) => Promise<void>
  /** What the agent sees, oldest first. */
  readonly conversations: () => Promise<readonly SeenConversation[]>
  readonly reset: () => Promise<void>
  /** Anew, with other settings. */
  readonly make: (settings: RemoteStageSettings) => Promise<void>
  readonly journal: () => Promise<readonly JournalEntry[]>
  readonly entries: <Type extends EntryType>(type: Type) => Promise<readonly EntryOf<Type>[]>
  /** The first entry of the type after `after` that has these fields; fails with the whole story when none comes. */
  readonly waitFor: <Type extends EntryType>(
    type: Type,
    where?: Partial<EntryOf<Type>>,
    after?: number,
  ) => Promise<EntryOf<Type>>
  /** The first entry of one of the types after `after`. */
  readonly waitForNext: <Type extends EntryType>(types: readonly Type[], after: number) => Promise<EntryOf<Type>>
  readonly drop: () => Promise<void>
}

export type Control = { readonly url: string; readonly token: string }

/** Makes the stage. */
export const createRemoteStage = async (
  control: Control,
  id: string,
  settings: RemoteStageSettings,
): Promise<RemoteStage> => {
  const call = callerOf(control, id)
  const addresses = (await call('PUT', '', settings)) as Readonly<Record<'tag' | 'graphql' | 'demoSite', string>>
  const journal = async (): Promise<readonly JournalEntry[]> => {
    const { entries } = (await call('GET', '/journal')) as { readonly entries: readonly JournalEntry[] }
    return entries
  }
  const isOfType =
    <Type extends EntryType>(type: Type) =>
    (entry: JournalEntry): entry is EntryOf<Type> =>
      entry.type === type

  return {
    id,
    tagUrl: addresses.tag,
    graphqlUrl: addresses.graphql,
    demoUrl: addresses.demoSite,
    prepare: async (...answers) => void (await call('POST', '/answers', answers)),
    advanceClock: async (advanceMs) => void (await call('POST', '/clock', { advanceMs })),
    ...partiesOn(call),
    reset: async () => void (await call('POST', '/reset')),
    make: async (other) => void (await call('PUT', '', other)),
    drop: async () => void (await call('DELETE', '')),
    journal,
    entries: async (type) => (await journal()).filter(isOfType(type)),
    waitFor: (type, where = {}, after = 0) =>
      pollFor(journal, `"${type}" ${JSON.stringify(where)}`, (entries) =>
        entries.filter(isOfType(type)).find((entry) => entry.index > after && hasFields(entry, where)),
      ),
    waitForNext: <Type extends EntryType>(types: readonly Type[], after: number) =>
      pollFor(journal, `${types.join(' or ')} after entry ${after}`, (entries) =>
        entries.find(
          (entry): entry is EntryOf<Type> => entry.index > after && types.some((type) => type === entry.type),
        ),
      ),
  }
}

const partiesOn = (call: Call): Pick<RemoteStage, 'tokenBackend' | 'agentSays' | 'agentEnds' | 'conversations'> => ({
  tokenBackend: async (behaviour, times = 'always') =>
    void (await call('POST', '/token-backend', { behaviour, times })),
  agentSays: async (say, conversationId) => void (await call('POST', '/agent', { say, conversationId })),
  agentEnds: async (how = {}) => void (await call('POST', '/agent', { ...how, end: true })),
  conversations: async () => {
    const { conversations } = (await call('GET', '/conversations')) as {
      readonly conversations: readonly SeenConversation[]
    }
    return conversations
  },
})

/** Reads the journal again and again; when nothing comes the error names it and tells what came instead. */
const pollFor = async <Found>(
  read: () => Promise<readonly JournalEntry[]>,
  what: string,
  find: (entries: readonly JournalEntry[]) => Found | undefined,
): Promise<Found> => {
  const results: Found[] = []
  await expect(async () => {
    const entries = await read()
    const found = find(entries)
    if (found === undefined) throw new Error(`No ${what} came.\n${storyOf(entries)}`)
    results.push(found)
  }).toPass({ intervals: [10, 20, 50], timeout: 10_000 })
  const [result] = results
  if (result === undefined) throw new Error(`No ${what} came.`)
  return result
}

type Call = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<unknown>

const callerOf =
  ({ url, token }: Control, id: string): Call =>
  async (method, path, body) => {
    const response = await fetch(`${url}/control/stages/${id}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path || '(the stage)'} of stage ${id}: ${response.status} ${text}`)
    return response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as unknown) : null
  }

const hasFields = (entry: object, where: object): boolean =>
  Object.entries(where).every(([name, value]) => Reflect.get(entry, name) === value)

/** The journal as a person reads it: one line an entry, without what is null. */
const storyOf = (entries: readonly JournalEntry[]): string => {
  if (entries.length === 0) return 'The journal is empty.'
  const line = ({ index, type, at: _at, page: _page, ...rest }: JournalEntry): string =>
    `  ${index} ${type} ${Object.entries(rest)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`)
      .join(' ')}`
  return ['The journal:', ...entries.map(line)].join('\n')
}
