/** The conversations of a stage: their content, their visitors, and the requests that wait for news. Bounded. */

import { randomUUID } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { ConversationCallback } from '../protocol/callbacks.ts'
import type { MessageAuthor } from '../protocol/conversation.ts'
import type { Clock } from './ports.ts'
import type { Visitor, VisitorKind } from './visitor-sessions.ts'

export type VisitorKey = Pick<Visitor, 'sid' | 'vuid'>

export type StoredMessage = {
  readonly version: number
  readonly by: MessageAuthor
  readonly text: string
  readonly date: string
  /** The callbacks of the site to which it is announced. */
  readonly callbacks: readonly ConversationCallback[]
}

export type StoredConversation = {
  readonly id: number
  readonly conversationId: string
  readonly version: number
  readonly sid: string
  /** The visitors who see it; the agent sees the last one. Several are the same person on several domains. */
  readonly vuids: readonly [string, ...string[]]
  /** How its visitor is identified. */
  readonly kind: VisitorKind
  /** The page has also identified its visitor in the older way, which removes the padlock. */
  readonly hasExtId: boolean
  readonly messages: readonly StoredMessage[]
  /** The number of messages of the visitor so far, including those no longer stored. */
  readonly written: number
  readonly endedBy: MessageAuthor | null
  readonly satisfaction: 'asked' | 'answered' | null
  readonly score: number | null
}

export type NewMessage = Omit<StoredMessage, 'version' | 'date'>

export type ConversationStore = {
  readonly start: (visitor: VisitorKey, kind: VisitorKind) => StoredConversation
  /** Gives it a new version, and ends the waits for that. */
  readonly change: (conversation: StoredConversation, fields: Partial<StoredConversation>) => StoredConversation
  readonly add: (conversation: StoredConversation, message: NewMessage) => StoredConversation
  /** In the order of their last change, the latest last. */
  readonly all: () => readonly StoredConversation[]
  readonly of: (visitor: VisitorKey) => readonly StoredConversation[]
  /** The ongoing conversation, or else the last one. */
  readonly current: (visitor: VisitorKey) => StoredConversation | undefined
  /** Resolves when the visitor's current conversation has another version, when `signal` aborts, or after a while. */
  readonly news: (visitor: VisitorKey, version: number, signal: AbortSignal) => Promise<void>
}

/** Beyond these, the store evicts the least recently changed. */
const MAX_CONVERSATIONS = 500
const MAX_MESSAGES = 200

/**
 * How long a poll waits: less than any proxy does. In real time, because the limit is about connections: a day that a test passes
 * must not cost a poll for every 25 s of it.
 */
const POLL_MS = 25_000

/** The visitor id by which the agent knows the visitor. */
export const seenAs = ({ vuids }: StoredConversation): string => vuids.at(-1) ?? vuids[0]

export const createConversationStore = (clock: Clock): ConversationStore => {
  // The cache's own order is from the most recent change to the least recent one.
  const kept = new LRUCache<string, StoredConversation>({ max: MAX_CONVERSATIONS })
  const waits = createWaits()
  let lastId = 0
  let lastVersion = 0

  const put = (conversation: StoredConversation): StoredConversation => {
    kept.set(conversation.conversationId, conversation)
    waits.endThoseOver()
    return conversation
  }
  const change: ConversationStore['change'] = (conversation, fields) =>
    put({ ...conversation, ...fields, version: (lastVersion += 1) })
  const all: ConversationStore['all'] = () => [...kept.rvalues()].filter((one) => one !== undefined)
  const of: ConversationStore['of'] = ({ sid, vuid }) =>
    all().filter((conversation) => conversation.sid === sid && conversation.vuids.includes(vuid))
  const current: ConversationStore['current'] = (visitor) =>
    of(visitor).findLast(({ endedBy }) => endedBy === null) ?? of(visitor).at(-1)

  return {
    start: (visitor, kind) =>
      put({ ...newConversation(visitor, kind), id: (lastId += 1), version: (lastVersion += 1) }),
    change,
    add: (conversation, { by, text, callbacks }) => {
      const date = new Date(clock.now()).toISOString()
      const message: StoredMessage = { version: lastVersion + 1, by, text, date, callbacks }
      const written = conversation.written + (by === 'visitor' ? 1 : 0)
      return change(conversation, { messages: [...conversation.messages, message].slice(-MAX_MESSAGES), written })
    },
    all,
    of,
    current,
    news: (visitor, version, signal) => waits.until(() => current(visitor)?.version !== version, signal),
  }
}

const newConversation = ({ sid, vuid }: VisitorKey, kind: VisitorKind): Omit<StoredConversation, 'id' | 'version'> => ({
  conversationId: randomUUID(),
  sid,
  vuids: [vuid],
  kind,
  hasExtId: false,
  messages: [],
  written: 0,
  endedBy: null,
  satisfaction: null,
  score: null,
})

const createWaits = () => {
  const waits = new Set<{ readonly isOver: () => boolean; readonly end: () => void }>()
  return {
    endThoseOver: (): void => {
      for (const wait of waits) if (wait.isOver()) wait.end()
    },
    until: (isOver: () => boolean, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer)
          waits.delete(wait)
          signal.removeEventListener('abort', end)
          resolve()
        }
        const wait = { isOver, end }
        const timer = setTimeout(end, POLL_MS)
        if (isOver() || signal.aborted) return end()
        waits.add(wait)
        // Uses a listener rather than `AbortSignal.any`, because the code that passes time recognizes a waiting request by its
        // listener.
        signal.addEventListener('abort', end, { once: true })
      }),
  }
}
