/** One stage of a running stand-in, directed and watched over HTTP. */

import type { StageState } from '../control-room/browser/stream-events.ts'
import type { EntryOf, EntryType, JournalEntry } from '../journal/entries.ts'
import type { SeenConversation } from '../protocol/conversation.ts'
import type { StageInspection } from '../protocol/inspection.ts'
import type { PublicKeySetting } from '../protocol/token-policy.ts'
import type { GivenStageSettings } from '../settings/given.ts'
import { call, type Address, type Request } from './call.ts'
import { eventsOf, type EventsOptions, type StageEvent } from './events.ts'
import type { AgentAction, AnswerToPrepare, InspectOptions, StageAddresses, TokenBackendToPrepare } from './types.ts'
import { waitForEntry, type WaitOptions } from './wait-for.ts'
import { wantedOf, type PartOfEntry } from './wanted.ts'

export type StageClient = {
  readonly id: string
  /** Creates the stage, or creates it anew. What is left out of the settings has the default of the stand-in. */
  readonly create: (settings?: GivenStageSettings) => Promise<StageAddresses>
  /** What the platform does with the next attempts, in this order, behind what was prepared before. */
  readonly prepare: (...answers: readonly AnswerToPrepare[]) => Promise<void>
  /** Takes back the prepared answers. */
  readonly clearAnswers: () => Promise<void>
  /** How the token endpoint of the demo shop misbehaves; once when `times` is absent. */
  readonly tokenBackend: (
    behaviour: TokenBackendToPrepare['behaviour'],
    times?: TokenBackendToPrepare['times'],
  ) => Promise<void>
  readonly clearTokenBackend: () => Promise<void>
  /** Both resolve with the time of the stage, in milliseconds since 1970. */
  readonly clock: {
    readonly advance: (ms: number) => Promise<number>
    readonly returnToNow: () => Promise<number>
  }
  /** Blocks every request to the stage, or delays each answer; what is left out stays as it is. */
  readonly network: (changes: Partial<StageState['network']>) => Promise<StageState['network']>
  /** What the agent does in the ongoing conversation, and their status. */
  readonly agent: (action: AgentAction) => Promise<void>
  /** From now on the project has these public keys and no other. */
  readonly keys: (sid: string | number, publicKeys: PublicKeySetting | readonly PublicKeySetting[]) => Promise<void>
  /** Identifies a string, and says how a project would judge it. It leaves no trace on the stage. */
  readonly inspect: (text: string, options?: InspectOptions) => Promise<StageInspection>
  /** What the agent sees, oldest first. */
  readonly conversations: () => Promise<readonly SeenConversation[]>
  /** What happened, oldest first; only what is behind the entry with the index `after`. */
  readonly journal: (options?: { readonly after?: number }) => Promise<readonly JournalEntry[]>
  /** What happens, as it happens: first all that the journal holds. A lost connection is made again. */
  readonly events: (options?: EventsOptions) => AsyncIterable<StageEvent>
  /**
   * The first entry, old or new, of that type, with those fields, or for which the function returns true. Rejects with what
   * happened instead when none comes in time, or when the stage is deleted.
   */
  readonly waitFor: {
    <Type extends EntryType>(wanted: Type | PartOfEntry<Type>, options?: WaitOptions): Promise<EntryOf<Type>>
    <Entry extends JournalEntry>(wanted: (entry: JournalEntry) => entry is Entry, options?: WaitOptions): Promise<Entry>
    (wanted: (entry: JournalEntry) => boolean, options?: WaitOptions): Promise<JournalEntry>
  }
  /** Keeps the settings of the stage and forgets everything else. */
  readonly reset: () => Promise<void>
  /** Deletes the stage. */
  readonly drop: () => Promise<void>
}

export const createStageClient = (address: Address, id: string): StageClient => {
  const path = `/stages/${encodeURIComponent(id)}`
  const ask = (method: Request['method'], part: string, body?: unknown): Promise<unknown> =>
    call(address, { method, path: `${path}${part}`, body })
  const tell = async (...request: Parameters<typeof ask>): Promise<void> => void (await ask(...request))
  const moveClock = async (body: object): Promise<number> =>
    ((await ask('POST', '/clock', body)) as { readonly now: number }).now
  return {
    id,
    create: async (settings = {}) => (await ask('PUT', '', settings)) as StageAddresses,
    reset: () => tell('POST', '/reset'),
    drop: () => tell('DELETE', ''),
    prepare: (...answers) => tell('POST', '/answers', answers),
    clearAnswers: () => tell('DELETE', '/answers'),
    tokenBackend: (behaviour, times) => tell('POST', '/token-backend', { behaviour, times }),
    clearTokenBackend: () => tell('DELETE', '/token-backend'),
    clock: {
      advance: (advanceMs) => moveClock({ advanceMs }),
      returnToNow: () => moveClock({ returnToNow: true }),
    },
    network: async (changes) => (await ask('POST', '/network', changes)) as StageState['network'],
    agent: (action) => tell('POST', '/agent', action),
    keys: (sid, publicKeys) => tell('PUT', `/projects/${encodeURIComponent(sid)}/keys`, { publicKeys }),
    inspect: async (text, options = {}) => (await ask('POST', '/inspect', { text, ...options })) as StageInspection,
    conversations: async () =>
      ((await ask('GET', '/conversations')) as { readonly conversations: readonly SeenConversation[] }).conversations,
    journal: async ({ after = 0 } = {}) =>
      ((await ask('GET', `/journal?after=${after}`)) as { readonly entries: readonly JournalEntry[] }).entries,
    events: (options) => eventsOf(address, encodeURIComponent(id), options),
    waitFor: async (wanted: Parameters<typeof wantedOf>[0], options?: WaitOptions): Promise<never> =>
      (await waitForEntry({ address, stage: id }, wantedOf(wanted), options)) as never,
  }
}
