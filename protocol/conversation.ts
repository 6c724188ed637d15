/**
 * A conversation as its visitor's clients see it, and their requests to the platform. The vendor's own protocol is not known, so
 * this one is ours (`docs/decisions/014-a-conversation-is-polled.md`).
 */

import type { CallbackCall } from './callbacks.ts'

/** `system` is the platform itself, which announces a sign-in or the end of the conversation. */
export type MessageAuthor = 'visitor' | 'agent' | 'system'

export type Message = {
  /** The version of the conversation when the message was added. */
  readonly version: number
  readonly by: MessageAuthor
  readonly text: string
  /** ISO 8601. */
  readonly date: string
  /** The callbacks of the site to call for this message; absent for messages from before the page. */
  readonly tells?: readonly CallbackCall[]
}

export type Conversation = {
  readonly conversationId: string
  /** Increases with every change. No two states on a stage have the same version. */
  readonly version: number
  readonly isOngoing: boolean
  /** The latest messages, oldest first. */
  readonly messages: readonly Message[]
}

/** A conversation as the agent sees it. */
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

/**
 * A client's request to `/conversation`, which answers with the visitor's conversation, or null if there is none. `customData` is
 * what the page has set; an `extID` in it removes the padlock.
 */
export type ConversationRequest = { readonly customData?: unknown } &
  /** A message. It starts a conversation if none is ongoing, unless it answers the survey (1 to 5). */
  (
    | { readonly write: string }
    | { readonly end: true }
    /** Answered when the conversation has another version than this, or after a while. */
    | { readonly after: number }
  )

/** In characters (UTF-16 units, as an input field counts them). */
export const MESSAGE_MAX_LENGTH = 2_000

export const AGENT_STATUSES = ['online', 'busy', 'offline'] as const
/** Whether an agent can take a new conversation. */
export type AgentStatus = (typeof AGENT_STATUSES)[number]

/** CSS selectors of the site's own buttons, one for each status. */
export type CustomButtons = Partial<Readonly<Record<AgentStatus, string>>>
