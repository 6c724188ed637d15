/** Shows a conversation as its visitor's clients receive it. */

import type { CallbackCall, ConversationCallback } from '../protocol/callbacks.ts'
import type { Conversation } from '../protocol/conversation.ts'
import type { StoredConversation, StoredMessage } from './conversation-store.ts'

export type Shown = {
  /** The visitor who asks. */
  readonly vuid: string
  /** True for an earlier conversation: nothing in it is announced to the site. */
  readonly isPast: boolean
}

export const shownTo = (conversation: StoredConversation, { vuid, isPast }: Shown): Conversation => {
  const { conversationId, version, endedBy } = conversation
  return {
    conversationId,
    version,
    isOngoing: endedBy === null,
    messages: conversation.messages.map(({ callbacks, ...message }) => ({
      ...message,
      ...(isPast ? {} : { tells: callbacks.map((callback) => callOf(callback, message, { conversation, vuid })) }),
    })),
  }
}

/** The stand-in's only agent. */
const OPERATOR = { id: 1, externalId: null } as const

/** The callback with its documented argument. */
const callOf = (
  callback: ConversationCallback,
  { text: msg, date }: Pick<StoredMessage, 'text' | 'date'>,
  { conversation, vuid }: { readonly conversation: StoredConversation; readonly vuid: string },
): CallbackCall => {
  const { id, conversationId, endedBy } = conversation
  switch (callback) {
    case 'onChatStarted':
      return [callback, { id, conversationId, vuid }]
    case 'onChatEnded':
      return [callback, { id, conversationId, vuid, endedBy: endedBy === 'visitor' ? 'visitor' : 'operator' }]
    case 'onMessageSent':
      return [callback, { msg }]
    case 'onMessageReceived':
      return [callback, { msg, date, operator: OPERATOR }]
    case 'onSatisfactionDisplayed':
    case 'onSatisfactionAnswered':
      return [callback]
    default:
      return callback satisfies never
  }
}
