/**
 * A conversation as its visitor's clients see it, and what they ask of the platform. How the vendor's tag and servers talk
 * about it is not known; this agreement is ours (`docs/decisions/014-a-conversation-is-polled.md`).
 */

import type { CallbackCall } from './callbacks.ts'

/** `system` is the platform itself: somebody has signed in, somebody has ended. */
export type MessageAuthor = 'visitor' | 'agent' | 'system'

export type Message = {
  /** The version that the conversation had when it came. */
  readonly version: number
  readonly by: MessageAuthor
  readonly text: string
  /** ISO 8601. */
  readonly date: string
  /** The callbacks of the site that hear of it, so that the tag need not know which; absent for what was before the page. */
  readonly tells?: readonly CallbackCall[]
}

export type Conversation = {
  readonly conversationId: string
  /** Goes up with every change; no two states on a stage have the same. */
  readonly version: number
  readonly isOngoing: boolean
  /** The newest, oldest first. */
  readonly messages: readonly Message[]
}

/**
 * What a client asks of `/conversation`, which answers with the visitor's conversation, or null when there is none.
 * `customData` is what the page has set: `extID` in it takes the padlock.
 */
export type ConversationRequest = { readonly customData?: unknown } &
  /** A message; where no conversation is ongoing it begins one, unless it is the answer to the survey: 1 to 5. */
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
