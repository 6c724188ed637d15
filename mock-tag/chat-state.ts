/** What the visitor sees of the chat. Data only. */

import type { AgentStatus, Conversation } from '../protocol/conversation.ts'
import type { ChatView } from './chat-window/chat-view.ts'

export type ChatState = {
  readonly view: ChatView
  /** Offline as long as no identity has been activated. */
  readonly status: AgentStatus
  readonly isOpen: boolean
  readonly conversation: Conversation | null
  /** Messages of the agent since the window was open last. */
  readonly unread: number
}

/** Open or reduced, a chat with a conversation in it is displayed; without one a button is, until it is opened. */
export const displayOf = ({ status, isOpen, conversation }: ChatState): 'Chat' | 'ChatButton' | '' => {
  const canStart = status === 'online'
  if (conversation || (isOpen && canStart)) return 'Chat'
  return canStart ? 'ChatButton' : ''
}
