/** The conversations of a stage: what is in them, whose they are, and who waits for news of one. Bounded. */

import { randomUUID } from 'node:crypto'
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
  /** The callbacks of the site that hear of it. */
  readonly callbacks: readonly ConversationCallback[]
}

export type StoredConversation = {
  readonly id: number
  readonly conversationId: string
  readonly version: number
  readonly sid: string
  /** Visitors who see it; the last is the one that the agent sees. More than one are the same person on other domains. */
  readonly vuids: readonly [string, ...string[]]
  /** How its visitor is identified. */
  readonly kind: VisitorKind
  /** The page has named its visitor in the older way as well, which takes the padlock. */
  readonly hasExtId: boolean
  readonly messages: readonly StoredMessage[]
  /** Messages of the visitor so far, also those that are no longer kept. */
  readonly written: number
  readonly endedBy: MessageAuthor | null
  readonly satisfaction: 'asked' | 'answered' | null
  readonly score: number | null
}

export type NewMessage = Omit<StoredMessage, 'version' | 'date'>

export type ConversationStore = {
  readonly start: (visitor: VisitorKey, kind: VisitorKind) => StoredConversation
  /** Gives it a new version, and ends the waits for it. */
  readonly change: (conversation: StoredConversation, fields: Partial<StoredConversation>) => StoredConversation
  readonly add: (conversation: StoredConversation, message: NewMessage) => StoredConversation
  /** What has changed last comes last. */
  readonly all: () => readonly StoredConversation[]
  readonly of: (visitor: VisitorKey) => readonly StoredConversation[]
  /** The ongoing one, else the last one. */
  readonly current: (visitor: VisitorKey) => StoredConversation | undefined
  /** Resolves when the visitor's current conversation has another version, when `signal` aborts, or after a while. */
  readonly news: (visitor: VisitorKey, version: number, signal: AbortSignal) => Promise<void>
}

/** Those in which nothing has happened for longest go first. */
const MAX_CONVERSATIONS = 500
const MAX_MESSAGES = 200

/**
 * How long a poll waits: shorter than any proxy does. By the machine's clock, because it is about connections: a day that a
 * test lets pass must not cost a poll every 25 s of it.
 */
const POLL_MS = 25_000

/** The visitor id by which the agent knows the visitor. */
export const seenAs = ({ vuids }: StoredConversation): string => vuids.at(-1) ?? vuids[0]

export const createConversationStore = (clock: Clock): ConversationStore => {
  const kept = new Map<string, StoredConversation>()
  const waits = createWaits()
  let lastId = 0
  let lastVersion = 0

  const put = (conversation: StoredConversation): StoredConversation => {
    // Again at the end: the order is that of the last changes.
    kept.delete(conversation.conversationId)
    kept.set(conversation.conversationId, conversation)
    const [oldest] = kept.keys()
    if (kept.size > MAX_CONVERSATIONS && oldest !== undefined) kept.delete(oldest)
    waits.endThoseOver()
    return conversation
  }
  const change: ConversationStore['change'] = (conversation, fields) =>
    put({ ...conversation, ...fields, version: (lastVersion += 1) })
  const of: ConversationStore['of'] = ({ sid, vuid }) =>
    [...kept.values()].filter((conversation) => conversation.sid === sid && conversation.vuids.includes(vuid))
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
    all: () => [...kept.values()],
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
        // A listener, not AbortSignal.any: whoever passes time sees by it that this request waits.
        signal.addEventListener('abort', end, { once: true })
      }),
  }
}
