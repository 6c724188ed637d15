/** The brand's agent: sends its scripted replies, obeys the control API, and sees everything. */

import type { SeenConversation } from '../protocol/conversation.ts'
import type { ConversationLife } from './conversation-life.ts'
import { seenAs, type ConversationStore, type StoredConversation } from './conversation-store.ts'
import { isVerified } from './visitor-sessions.ts'

export type ScriptedAgent = {
  /** Sends the first reply after the first message, the second after the second, and so on, then none. */
  readonly reply: (conversationId: string) => void
  /** Returns a sentence if the action is impossible, otherwise null. */
  readonly act: (action: AgentAction) => string | null
  /** Oldest first. */
  readonly sees: () => readonly SeenConversation[]
}

/** The actions are done in this order. */
export type AgentAction = {
  /** May be omitted if exactly one conversation is ongoing. */
  readonly conversationId?: string
  readonly say?: string
  /** Asks the visitor for a rating when the conversation ends. */
  readonly askSatisfaction?: true
  readonly end?: true
}

export const createScriptedAgent = (
  { store, life }: { readonly store: ConversationStore; readonly life: ConversationLife },
  replies: readonly string[],
): ScriptedAgent => {
  const chosen = (conversationId: string | undefined): StoredConversation | string => {
    const ongoing = store.all().filter(({ endedBy }) => endedBy === null)
    const [only] = ongoing
    if (conversationId === undefined && only !== undefined && ongoing.length === 1) return only
    const named = ongoing.find((conversation) => conversation.conversationId === conversationId)
    if (named !== undefined) return named
    const ids = ongoing.map((conversation) => conversation.conversationId).join(', ')
    if (ids === '') return 'No conversation is ongoing on this stage: a visitor has to write first.'
    return conversationId === undefined
      ? `Several conversations are ongoing: name one of them with conversationId: ${ids}.`
      : `There is no ongoing conversation "${conversationId}"; the ongoing ones are ${ids}.`
  }
  return {
    reply: (conversationId) => {
      const conversation = store.all().find((other) => other.conversationId === conversationId)
      const text = replies[(conversation?.written ?? 0) - 1]
      if (conversation?.endedBy === null && text !== undefined) life.say(conversation, 'agent', text)
    },
    act: ({ conversationId, say, askSatisfaction, end }) => {
      let conversation = chosen(conversationId)
      if (typeof conversation === 'string') return conversation
      if (say !== undefined) conversation = life.say(conversation, 'agent', say)
      if (askSatisfaction) conversation = life.askSatisfaction(conversation)
      if (end) life.end(conversation, 'agent')
      return null
    },
    sees: () =>
      store
        .all()
        .toSorted((one, other) => one.id - other.id)
        .map(seen),
  }
}

const seen = (conversation: StoredConversation): SeenConversation => {
  const { id, conversationId, sid, endedBy, kind, hasExtId, satisfaction, score, messages } = conversation
  return {
    id,
    conversationId,
    sid,
    vuid: seenAs(conversation),
    isOngoing: endedBy === null,
    padlock: isVerified(kind) && !hasExtId,
    satisfaction: score ?? (satisfaction === 'asked' ? satisfaction : null),
    messages: messages.map(({ by, text, date }) => ({ by, text, date })),
  }
}
