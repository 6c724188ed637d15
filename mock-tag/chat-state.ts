/** What the visitor sees of the chat. Data only. */

import type { AgentStatus, Conversation } from '../protocol/conversation.ts'
import type { ChatView } from './chat-window/chat-view.ts'

export type ChatState = {
  readonly view: ChatView
  /** Offline until an identity has been activated. */
  readonly status: AgentStatus
  readonly isOpen: boolean
  readonly conversation: Conversation | null
  /** The number of messages of the agent since the window was last open. */
  readonly unread: number
}

/**
 * A chat with a conversation is displayed whether it is open or reduced. Without a conversation, the button is displayed until
 * the chat is opened.
 */
export const displayOf = ({ status, isOpen, conversation }: ChatState): 'Chat' | 'ChatButton' | '' => {
  const canStart = status === 'online'
  if (conversation || (isOpen && canStart)) return 'Chat'
  return canStart ? 'ChatButton' : ''
}
