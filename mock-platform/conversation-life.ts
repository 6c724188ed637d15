/** What can happen to a conversation: each step adds its messages to the conversation and its entry to the journal. */

import type { ConversationCallback } from '../protocol/callbacks.ts'
import type { MessageAuthor } from '../protocol/conversation.ts'
import { seenAs, type ConversationStore, type StoredConversation, type VisitorKey } from './conversation-store.ts'
import type { JournalSink } from './ports.ts'
import type { VisitorKind } from './visitor-sessions.ts'

export type ConversationLife = {
  readonly start: (visitor: VisitorKey, kind: VisitorKind) => StoredConversation
  readonly say: (conversation: StoredConversation, by: MessageAuthor, text: string) => StoredConversation
  /** Moves it to a visitor who has just been identified. */
  readonly move: (conversation: StoredConversation, visitor: VisitorKey, kind: VisitorKind) => StoredConversation
  /** Shares it with another domain, on which the same person has another visitor id. */
  readonly share: (conversation: StoredConversation, visitor: VisitorKey) => StoredConversation
  /** Asks the visitor for a rating when it ends. */
  readonly askSatisfaction: (conversation: StoredConversation) => StoredConversation
  readonly end: (conversation: StoredConversation, by: MessageAuthor) => StoredConversation
  readonly rate: (conversation: StoredConversation, score: number) => StoredConversation
}

const ENDS: Readonly<Record<MessageAuthor, string>> = {
  visitor: 'You have ended the conversation.',
  agent: 'The agent has ended the conversation.',
  system: 'This conversation has ended because another one continues.',
}
const SURVEY = 'How was this chat? Answer with a number from 1 (bad) to 5 (good).'
const THANKS = 'Thank you for your answer.'

const HEARD: Readonly<Record<MessageAuthor, readonly ConversationCallback[]>> = {
  visitor: ['onMessageSent'],
  agent: ['onMessageReceived'],
  system: [],
}

export const createConversationLife = (store: ConversationStore, { write }: Pick<JournalSink, 'write'>) => {
  const life: Omit<ConversationLife, 'end' | 'rate'> = {
    start: (visitor, kind) => {
      const conversation = store.start(visitor, kind)
      write({ type: 'conversation-started', ...about(conversation), id: conversation.id })
      return conversation
    },
    say: (conversation, by, text) => {
      write({ type: 'message-sent', ...about(conversation), by, length: text.length })
      const callbacks = conversation.messages.length === 0 ? (['onChatStarted', ...HEARD[by]] as const) : HEARD[by]
      return store.add(conversation, { by, text, callbacks })
    },
    move: (conversation, { vuid }, kind) => {
      write({ type: 'conversation-moved', ...about(conversation), vuid, fromVuid: seenAs(conversation), kind })
      return store.change(conversation, { vuids: [vuid], kind })
    },
    share: (conversation, { vuid }) => {
      const { vuids, kind } = conversation
      write({ type: 'conversation-moved', ...about(conversation), vuid, fromVuid: seenAs(conversation), kind })
      return store.change(conversation, { vuids: [...vuids, vuid] })
    },
    askSatisfaction: (conversation) => store.change(conversation, { satisfaction: 'asked' }),
  }
  return { ...life, ...createEnd(store, { write }) }
}

const createEnd = (
  { add }: ConversationStore,
  { write }: Pick<JournalSink, 'write'>,
): Pick<ConversationLife, 'end' | 'rate'> => {
  const ask = (conversation: StoredConversation): StoredConversation => {
    write({ type: 'satisfaction-asked', ...about(conversation) })
    return add(conversation, { by: 'system', text: SURVEY, callbacks: ['onSatisfactionDisplayed'] })
  }
  return {
    end: (conversation, by) => {
      write({ type: 'conversation-ended', ...about(conversation), by })
      const ended = add({ ...conversation, endedBy: by }, { by: 'system', text: ENDS[by], callbacks: ['onChatEnded'] })
      return ended.satisfaction === 'asked' ? ask(ended) : ended
    },
    rate: (conversation, score) => {
      write({ type: 'satisfaction-answered', ...about(conversation), score })
      const rated = { ...conversation, satisfaction: 'answered', score } as const
      const said = add(rated, { by: 'visitor', text: `${score}`, callbacks: [] })
      return add(said, { by: 'system', text: THANKS, callbacks: ['onSatisfactionAnswered'] })
    },
  }
}

const about = (conversation: StoredConversation) => {
  const { sid, conversationId } = conversation
  return { sid, conversationId, vuid: seenAs(conversation) }
}
