/**
 * The conversations between visitors and the agent, and which visitor each belongs to after a sign-in: an ongoing anonymous
 * conversation moves to the account, unless the account has one of its own, which is then continued.
 */

import type { Conversation } from '../protocol/conversation.ts'
import { createConversationLife, type ConversationLife } from './conversation-life.ts'
import {
  createConversationStore,
  type ConversationStore,
  type StoredConversation,
  type VisitorKey,
} from './conversation-store.ts'
import type { Clock, JournalSink } from './ports.ts'
import { createScriptedAgent, type ScriptedAgent } from './scripted-agent.ts'
import { shownTo } from './shown-conversation.ts'
import { isVerified, type VisitorKind } from './visitor-sessions.ts'

export type Conversations = {
  readonly agent: ScriptedAgent
  /** The ongoing conversation, or else the last one, with the events that the site must receive. */
  readonly current: (visitor: VisitorKey) => Conversation | null
  /** The ongoing conversation as an earlier page left it, without events for the site. */
  readonly ongoing: (visitor: VisitorKey) => Conversation | null
  /** Oldest first. */
  readonly history: (visitor: VisitorKey) => readonly Conversation[]
  /** The agent's reply is delivered as news, not in this answer. */
  readonly write: (visitor: VisitorKey, message: VisitorMessage) => Conversation | null
  readonly end: (visitor: VisitorKey) => void
  readonly news: ConversationStore['news']
  readonly arrive: (visitor: VisitorKey, arrival: Arrival) => void
}

export type VisitorMessage = { readonly text: string; readonly hasExtId: boolean; readonly kind: VisitorKind }

/** A visitor has been authenticated. */
export type Arrival = {
  readonly kind: VisitorKind
  /** The client's previous visitor id. */
  readonly fromVuid: string | null
  /** The conversation on another domain that an anonymous visitor continues (`idzconvid`). */
  readonly conversationId: string | null
}

export type ConversationDeps = {
  readonly clock: Clock
  readonly journal: Pick<JournalSink, 'write'>
  /** What the agent answers to the first, second, … message of a conversation. */
  readonly replies: readonly string[]
}

const SIGNED_IN = 'You are now signed in, and the agent can see who you are.'

export const createConversations = ({ clock, journal, replies }: ConversationDeps): Conversations => {
  const store = createConversationStore(clock)
  const life = createConversationLife(store, journal)
  const agent = createScriptedAgent({ store, life }, replies)
  const current: Conversations['current'] = (visitor) => {
    const conversation = store.current(visitor)
    return conversation === undefined ? null : shownTo(conversation, { ...visitor, isPast: false })
  }
  return {
    agent,
    current,
    ongoing: (visitor) => {
      const conversation = ongoingOf(store, visitor)
      return conversation === undefined ? null : shownTo(conversation, { ...visitor, isPast: true })
    },
    history: (visitor) =>
      store
        .of(visitor)
        .toSorted((one, other) => one.id - other.id)
        .map((conversation) => shownTo(conversation, { ...visitor, isPast: true })),
    write: (visitor, message) => {
      const { conversationId } = write({ store, life }, visitor, message)
      const answer = current(visitor)
      agent.reply(conversationId)
      return answer
    },
    end: (visitor) => {
      const conversation = ongoingOf(store, visitor)
      if (conversation !== undefined) life.end(conversation, 'visitor')
    },
    news: store.news,
    arrive: (visitor, { kind, fromVuid, conversationId }) => {
      if (kind === 'anonymous') goOnFromAnotherDomain({ store, life }, visitor, conversationId)
      else if (fromVuid !== null) signIn({ store, life }, visitor, { kind, fromVuid })
    },
  }
}

export type StoreAndLife = { readonly store: ConversationStore; readonly life: ConversationLife }

const ongoingOf = (store: ConversationStore, visitor: VisitorKey): StoredConversation | undefined =>
  store.of(visitor).findLast(({ endedBy }) => endedBy === null)

/** A number from 1 to 5 answers a pending survey. Any other text is a message, which starts a conversation if there is none. */
const write = (
  { store, life }: StoreAndLife,
  visitor: VisitorKey,
  { text, hasExtId, kind }: VisitorMessage,
): StoredConversation => {
  const last = store.current(visitor)
  const isSurvey = last !== undefined && last.endedBy !== null && last.satisfaction === 'asked'
  if (isSurvey && /^[1-5]$/.test(text)) return life.rate(last, Number(text))
  const conversation = ongoingOf(store, visitor) ?? life.start(visitor, kind)
  return life.say({ ...conversation, hasExtId: conversation.hasExtId || hasExtId }, 'visitor', text)
}

/**
 * Moves an anonymous conversation to the visitor who signs in, and to no other visitor who saw it. Conversations of a simple user
 * id are not moved, because nobody vouched for that id.
 */
const signIn = (
  { store, life }: StoreAndLife,
  visitor: VisitorKey,
  { kind, fromVuid }: Pick<Arrival, 'kind'> & { readonly fromVuid: string },
): void => {
  const anonymous = store.of({ ...visitor, vuid: fromVuid }).filter((conversation) => conversation.kind === 'anonymous')
  const wasOngoing = anonymous.some(({ endedBy }) => endedBy === null)
  const hasOwn = store.of(visitor).some((own) => own.endedBy === null && own.kind !== 'anonymous')
  for (const conversation of anonymous) {
    const isOver = hasOwn && conversation.endedBy === null
    life.move(isOver ? life.end(conversation, 'system') : conversation, visitor, kind)
  }
  const present = ongoingOf(store, visitor)
  if (wasOngoing && present !== undefined && isVerified(kind)) life.say(present, 'system', SIGNED_IN)
}

/**
 * Only an ongoing anonymous conversation of the same project is shared: an id in an address does not prove who the visitor is.
 */
const goOnFromAnotherDomain = (
  { store, life }: StoreAndLife,
  visitor: VisitorKey,
  conversationId: string | null,
): void => {
  const found = store.all().find((conversation) => conversation.conversationId === conversationId)
  const isOpenTo = found?.sid === visitor.sid && found.endedBy === null && found.kind === 'anonymous'
  if (isOpenTo && ongoingOf(store, visitor) === undefined) life.share(found, visitor)
}
