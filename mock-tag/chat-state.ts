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
