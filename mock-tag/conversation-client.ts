/** The visitor's side of `/conversation`: sends requests, and polls for news while a conversation is ongoing. */

import type { Conversation, ConversationRequest } from '../protocol/conversation.ts'
import type { Identity } from './activation/states.ts'

export type ConversationClient = {
  /** Resolves with whether the platform has accepted the request. */
  readonly ask: (request: ConversationRequest) => Promise<boolean>
  /** Starts again for the current visitor. Stops by itself if no conversation is ongoing. */
  readonly poll: () => Promise<void>
}

/** Milliseconds from a failed poll to the next one. */
const PAUSE_MS = 5_000

/** The current visitor, and the conversation so far. */
type Present = { readonly identity: Identity | null; readonly conversation: Conversation | null }

/** Receives the current conversation. Messages after `version` are new. */
export type Take = (conversation: Conversation | null, version: number, next?: object) => void

export const createConversationClient = (url: string, present: () => Present, take: Take): ConversationClient => {
  let polling = new AbortController()
  const version = (): number => present().conversation?.version ?? 0

  const ask = async (request: ConversationRequest, signal: AbortSignal | null = null): Promise<boolean> => {
    const { identity } = present()
    const headers = { authorization: `Bearer ${identity?.accessToken}` }
    try {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(request), headers, signal })
      const answer = (await response.json()) as Conversation | null
      // Ignores an answer that arrives after a newer one, or that was for a visitor who has left.
      const isStale = identity?.vuid !== present().identity?.vuid || (answer && answer.version <= version())
      if (response.ok && !isStale) take(answer, version())
      return response.ok
    } catch {
      return false
    }
  }
  const poll = async (): Promise<void> => {
    polling.abort()
    polling = new AbortController()
    const { signal } = polling
    while (present().conversation?.isOngoing && !signal.aborted) {
      const isAnswered = await ask({ after: version() }, signal)
      if (!isAnswered) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
  return { ask: (request) => ask(request).finally(() => void poll()), poll }
}
