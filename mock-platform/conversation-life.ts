/** What can happen to a conversation: each step leaves its words in it and its line in the journal. */

import type { ConversationCallback } from '../protocol/callbacks.ts'
import type { MessageAuthor } from '../protocol/conversation.ts'
import type { ConversationStore, StoredConversation, VisitorKey } from './conversation-store.ts'
import type { JournalSink } from './ports.ts'
import type { VisitorKind } from './visitor-sessions.ts'

export type ConversationLife = {
  readonly start: (visitor: VisitorKey, kind: VisitorKind) => StoredConversation
  readonly say: (conversation: StoredConversation, by: MessageAuthor, text: string) => StoredConversation
  /** To a visitor who has just been identified. */
  readonly move: (conversation: StoredConversation, visitor: VisitorKey, kind: VisitorKind) => StoredConversation
  /** To another domain, where the same person has another visitor id. */
  readonly share: (conversation: StoredConversation, visitor: VisitorKey) => StoredConversation
  /** The visitor is asked how it was when it ends. */
  readonly askSatisfaction: (conversation: StoredConversation) => StoredConversation
  readonly end: (conversation: StoredConversation, by: MessageAuthor) => StoredConversation
  readonly rate: (conversation: StoredConversation, score: number) => StoredConversation
}

const ENDS: Readonly<Record<MessageAuthor, string>> = {
  visitor: 'You have ended the conversation.',
  agent: 'The agent has ended the conversation.',
  system: 'This conversation has ended, because another one goes on.',
}
const SURVEY = 'How was this chat? Answer with a number from 1, bad, to 5, good.'
const THANKS = 'Thank you for your answer.'

const HEARD: Readonly<Record<MessageAuthor, { readonly callback?: ConversationCallback }>> = {
  visitor: { callback: 'onMessageSent' },
  agent: { callback: 'onMessageReceived' },
  system: {},
}

export const createConversationLife = (
  { start, change, add }: ConversationStore,
  { write }: Pick<JournalSink, 'write'>,
): ConversationLife => {
  const about = ({ sid, conversationId, vuids }: StoredConversation) => ({
    ...{ sid, conversationId },
    vuid: vuids.at(-1) ?? vuids[0],
  })
  const asked = (conversation: StoredConversation): StoredConversation => {
    write({ type: 'satisfaction-asked', ...about(conversation) })
    return add(conversation, { by: 'system', text: SURVEY, callback: 'onSatisfactionDisplayed' })
  }
  const held: ConversationLife['move'] = (conversation, { vuid }, kind) => {
    const fromVuid = about(conversation).vuid
    const moved = { ...conversation, kind, vuids: [vuid] } as const
    write({ type: 'conversation-moved', ...about(moved), fromVuid, kind })
    return change(conversation, moved)
  }
  return {
    start: (visitor, kind) => {
      const conversation = start(visitor, kind)
      write({ type: 'conversation-started', ...about(conversation), id: conversation.id })
      return add(conversation, { by: 'system', text: '', callback: 'onChatStarted' })
    },
    say: (conversation, by, text) => {
      write({ type: 'message-sent', ...about(conversation), by, length: text.length })
      return add(conversation, { by, text, ...HEARD[by] })
    },
    move: held,
    share: (conversation, { vuid }) => {
      const { kind, vuids } = conversation
      write({ type: 'conversation-moved', ...about(conversation), vuid, fromVuid: about(conversation).vuid, kind })
      return change(conversation, { vuids: [...vuids, vuid] })
    },
    askSatisfaction: (conversation) => change(conversation, { satisfaction: 'asked' }),
    end: (conversation, by) => {
      write({ type: 'conversation-ended', ...about(conversation), by })
      const ended = add({ ...conversation, endedBy: by }, { by: 'system', text: ENDS[by], callback: 'onChatEnded' })
      return ended.satisfaction === 'asked' ? asked(ended) : ended
    },
    rate: (conversation, score) => {
      write({ type: 'satisfaction-answered', ...about(conversation), score })
      const said = add({ ...conversation, satisfaction: 'answered', score }, { by: 'visitor', text: `${score}` })
      return add(said, { by: 'system', text: THANKS, callback: 'onSatisfactionAnswered' })
    },
  }
}
