/** A stage as it happens: its server-sent events, over lost connections. */

import { createParser, type EventSourceMessage } from 'eventsource-parser'
import type { StreamEventName, StreamEvents } from '../control-room/browser/stream-events.ts'
import { open, type Address } from './call.ts'

export type StageEvent = {
  [Name in StreamEventName]: { readonly type: Name; readonly data: StreamEvents[Name] }
}[StreamEventName]

export type EventsOptions = {
  /** Ends the stream; the iterator rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** Milliseconds until a lost connection is made again, where the stand-in has not said another. */
const RETRY_MS = 1_000

/** Until the loop that reads them ends. After a lost connection it goes on with what was missed. */
export async function* eventsOf(
  address: Address,
  stage: string,
  { signal }: EventsOptions = {},
): AsyncGenerator<StageEvent, never> {
  let position: string | undefined
  let retryMs = RETRY_MS
  for (;;) {
    const headers = position === undefined ? {} : { 'Last-Event-ID': position }
    const { body } = await open(address, { method: 'GET', path: `/stages/${stage}/events`, headers, signal })
    for await (const { event, data, id } of messagesIn(body, (ms) => (retryMs = ms))) {
      position = id ?? position
      yield { type: event, data: JSON.parse(data) as unknown } as StageEvent
    }
    await pause(retryMs, signal)
  }
}

async function* messagesIn(
  body: ReadableStream<Uint8Array> | null,
  onRetry: (ms: number) => void,
): AsyncGenerator<EventSourceMessage> {
  if (body === null) return
  const messages: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (message) => void messages.push(message), onRetry })
  const decoder = new TextDecoder()
  const reader = body.getReader()
  try {
    for (;;) {
      // A connection that breaks ends the stream as one that is closed does; whoever is gone is seen at the next one.
      const { done, value } = await reader.read().catch(() => ENDED)
      if (done) return
      parser.feed(decoder.decode(value, { stream: true }))
      yield* messages.splice(0)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

const ENDED = { done: true, value: undefined } as const

const pause = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
  signal?.throwIfAborted()
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
  signal?.throwIfAborted()
}
