/** The visitor's side of `/conversation`: what is asked of it, and a poll for what is new while a conversation is ongoing. */

import type { Conversation, ConversationRequest } from '../protocol/conversation.ts'
import type { Identity } from './activation/states.ts'

export type ConversationClient = {
  /** Whether the platform has taken it. */
  readonly ask: (request: ConversationRequest) => Promise<boolean>
  /** Begins anew, as the present visitor; ends by itself when no conversation is ongoing. */
  readonly poll: () => Promise<void>
}

/** Milliseconds until the next poll when one has failed. */
const PAUSE_MS = 5_000

/** Who talks, and what has been said so far. */
type Present = { readonly identity: Identity | null; readonly conversation: Conversation | null }

/** Everything in the conversation that is after the version is new; whatever else has changed comes along. */
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
      // An answer that another one has overtaken tells nothing, nor does one to a visitor who has gone.
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
