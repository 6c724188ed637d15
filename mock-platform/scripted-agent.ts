/** The brand's agent: answers by itself what it was given to say, does what the control API tells it, and sees everything. */

import type { MessageAuthor } from '../protocol/conversation.ts'
import type { ConversationLife } from './conversation-life.ts'
import { seenAs, type ConversationStore, type StoredConversation } from './conversation-store.ts'
import { isVerified } from './visitor-sessions.ts'

export type ScriptedAgent = {
  /** To the first message the first reply, to the second the second; then silence. */
  readonly reply: (conversationId: string) => void
  /** A sentence when it cannot be done. */
  readonly act: (action: AgentAction) => string | null
  /** Oldest first. */
  readonly sees: () => readonly SeenConversation[]
}

/** Done in this order. */
export type AgentAction = {
  /** May be left out where exactly one conversation is ongoing. */
  readonly conversationId?: string
  readonly say?: string
  /** The visitor is asked when the conversation ends. */
  readonly askSatisfaction?: true
  readonly end?: true
}

export type SeenConversation = {
  readonly id: number
  readonly conversationId: string
  readonly sid: string
  readonly vuid: string
  readonly isOngoing: boolean
  /** The visitor's identity is verified, and `extID` has not spoilt it. */
  readonly padlock: boolean
  /** The visitor's answer, from 1 to 5; `asked` until it comes. */
  readonly satisfaction: number | 'asked' | null
  readonly messages: readonly { readonly by: MessageAuthor; readonly text: string; readonly date: string }[]
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
      : `There is no ongoing conversation "${conversationId}"; ongoing are ${ids}.`
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
