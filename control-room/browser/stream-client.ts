/** Follows a stage's stream, over lost connections and restarts, and says in which state the connection is. */

import type { StreamEventName, StreamEvents } from './stream-events.ts'

/**
 * `away`: the server does not answer, and is asked again and again. `signed-out`: it does not know this browser any more.
 * `dropped`: there is no such stage.
 */
export type ConnectionState = 'connecting' | 'live' | 'away' | 'signed-out' | 'dropped'

export type StreamListener = {
  readonly onEvent: <Name extends StreamEventName>(name: Name, data: StreamEvents[Name]) => void
  readonly onConnection: (state: ConnectionState) => void
}

/** The server says something every ten seconds. */
const SILENCE_MS = 25_000

const AGAIN_MS = 2_000

const NAMES = ['stage', 'entries', 'state', 'audit', 'dropped', 'beat'] as const satisfies readonly StreamEventName[]

/** Until what it returns is called. */
export const followStage = (stage: string, listener: StreamListener): (() => void) => {
  const address = `/control/stages/${stage}/events`
  let source: EventSource | null = null
  let position = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const later = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(open, ms)
  }
  const refused = async (opened: EventSource): Promise<void> => {
    const state = await askWhy(address)
    if (source !== opened) return
    listener.onConnection(state)
    later(AGAIN_MS)
  }
  const open = (): void => {
    source?.close()
    const opened = new EventSource(position === '' ? address : `${address}?after=${position}`)
    source = opened
    later(SILENCE_MS)
    opened.addEventListener('open', () => listener.onConnection('live'))
    opened.addEventListener('error', () => {
      // The browser asks again by itself, but for an answer that is no stream.
      if (opened.readyState === EventSource.CONNECTING) listener.onConnection('away')
      else void refused(opened)
    })
    hear(opened, listener, (lastEventId) => {
      position = lastEventId
      later(SILENCE_MS)
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    source?.close()
    source = null
  }
}

/** `onAny` is told the position first. */
const hear = (source: EventSource, listener: StreamListener, onAny: (position: string) => void): void => {
  for (const name of NAMES) {
    source.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
      onAny(lastEventId)
      if (name === 'dropped' || name === 'stage') listener.onConnection(name === 'stage' ? 'live' : 'dropped')
      listener.onEvent(name, JSON.parse(data) as StreamEvents[typeof name])
    })
  }
}

/** A stream that was refused does not tell the reason. */
const askWhy = async (address: string): Promise<ConnectionState> => {
  const { status } = await fetch(address.replace(/events$/, 'conversations')).catch(() => ({ status: 0 }))
  if (status === 401 || status === 403) return 'signed-out'
  return status === 404 ? 'dropped' : 'away'
}
