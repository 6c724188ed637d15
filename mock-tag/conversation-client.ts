/** The visitor's side of `/conversation`: what is asked of it, and a poll for what is new while a conversation is ongoing. */

import type { Conversation, ConversationRequest } from '../protocol/conversation.ts'
import type { Identity } from './activation/states.ts'

export type ConversationClient = {
  /** Whether the platform has taken it. */
  readonly ask: (request: ConversationRequest) => Promise<boolean>
  /** Of another visitor, or of nobody, nothing of the conversation before stays. */
  readonly goOnAs: (identity: Identity | null) => void
}

/** Milliseconds until the next poll when one has failed. */
const PAUSE_MS = 5_000

/** Everything in the conversation that is after the version is new. */
type Take = (conversation: Conversation | null, version: number) => void
type Current = () => Conversation | null

export const createConversationClient = (url: string, current: Current, take: Take): ConversationClient => {
  let identity: Identity | null = null
  let polling = new AbortController()
  const version = (): number => current()?.version ?? 0

  const ask = async (request: ConversationRequest, signal: AbortSignal | null = null): Promise<boolean> => {
    const asker = identity
    const headers = { authorization: `Bearer ${asker?.accessToken}` }
    try {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(request), headers, signal })
      const answer = (await response.json()) as Conversation | null
      // An answer that another one has overtaken tells nothing, nor does one to a visitor who has gone.
      const isStale = asker?.vuid !== identity?.vuid || (answer && answer.version <= version())
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
    while (current()?.isOngoing && !signal.aborted) {
      const isAnswered = await ask({ after: version() }, signal)
      if (!isAnswered) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
  return {
    ask: (request) => ask(request).finally(() => void poll()),
    goOnAs: (next) => {
      if (next === identity) return
      const isSame = next?.vuid === identity?.vuid
      identity = next
      if (!isSame) take(next?.conversation ?? null, 0)
      void poll()
    },
  }
}
