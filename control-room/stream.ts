/**
 * A stage as it happens, as server-sent events: first which stage it is and all that its journal still holds, then each
 * entry and each change. A client that was away says in `Last-Event-ID` (or `?after=`) how far it has come.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */

import type { Request, Response } from 'express'
import type { StageRegistry } from '../stage/registry.ts'
import type { Stage } from '../stage/stage.ts'
import type { Audits } from './audit/audits.ts'
import type { StageChanges } from './changes.ts'
import { ControlProblem } from './problems.ts'
import type { AuditState } from './browser/audit-state.ts'
import type { ControlSessions } from './sessions.ts'
import { isSameState, stateOf } from './stage-state.ts'
import type { StageState, StreamEventName, StreamEvents, StreamPosition } from './browser/stream-events.ts'

/** A page whose server is gone without a word notices by the silence. */
const BEAT_MS = 10_000

/** How long a client waits before it asks again. */
const RETRY_MS = 1_000

/** Open at once on one server: each holds a connection, and a page that forgets to close its own must not take them all. */
const MAX_STREAMS = 100

export type Streaming = {
  readonly stages: StageRegistry
  readonly changes: StageChanges
  readonly audits: Audits
  readonly addressesOf: (stage: string) => Readonly<Record<string, string>>
  readonly credentials: { readonly sessions: Pick<ControlSessions, 'watch'> }
}

export type Streams = { readonly open: (request: Request<{ stage: string }>, response: Response) => void }

export const createStreams = (streaming: Streaming): Streams => {
  const open = new Set<Response>()
  return {
    open: (request, response) => {
      if (open.size >= MAX_STREAMS) {
        throw new ControlProblem(503, `${MAX_STREAMS} pages watch this server already: close some of them.`)
      }
      open.add(response)
      response.on('close', () => open.delete(response))
      endWithSession(streaming.credentials.sessions, request, response)
      streamStage(streaming, request, response)
    },
  }
}

/** A stream that a cookie has opened says nothing more when its session is over. */
const endWithSession = (sessions: Pick<ControlSessions, 'watch'>, { headers }: Request, response: Response): void => {
  if (headers.authorization !== undefined) return
  const unwatch = sessions.watch(headers.cookie, headers.host ?? '', () => response.end())
  response.on('close', unwatch)
}

const streamStage = (streaming: Streaming, request: Request<{ stage: string }>, response: Response): void => {
  const id = request.params.stage
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    // A proxy in between must not wait for more.
    'X-Accel-Buffering': 'no',
  })
  response.write(`retry: ${RETRY_MS}\n\n`)
  const teller = tellerOf(response, id, streaming)
  teller.attend(positionIn(request))
  const unwatch = streaming.stages.watch(() => teller.attend(null))
  const beat = setInterval(teller.beat, BEAT_MS)
  response.on('drain', teller.tellSoon)
  response.on('close', () => {
    clearInterval(beat)
    unwatch()
    teller.end()
  })
}

type Teller = {
  /** Looks which stage has the name now; `from` is how far the client has come with it. */
  readonly attend: (from: StreamPosition | null) => void
  readonly tellSoon: () => void
  readonly beat: () => void
  readonly end: () => void
}

/** What was told last, of which stage. */
type Told = {
  stage: Stage
  index: number
  state: StageState | null
  audit: AuditState | null
  readonly unwatch: () => void
}

const tellerOf = (response: Response, id: string, { stages, changes, audits, addressesOf }: Streaming): Teller => {
  let told: Told | null = null
  let isDue = false
  const send = sendTo(response, () => told)
  const tell = (): void => {
    isDue = false
    // A client that reads slowly gets what is left when it has read so far; the journal keeps it.
    if (told === null || response.destroyed || response.writableNeedDrain) return
    const entries = told.stage.journal.after(told.index)
    told.index = entries.at(-1)?.index ?? told.index
    if (entries.length > 0) send('entries', entries)
    tellStates(told, { audit: audits.state(), state: stateOf(told.stage, stages.ids()) }, send)
  }
  /** What happens at once is told at once. */
  const tellSoon = (): void => {
    if (!isDue) setImmediate(tell)
    isDue = true
  }
  const begin = (stage: Stage, from: StreamPosition | null): void => {
    const index = from?.instance === stage.instance ? from.index : 0
    const watching = [stage.journal.watch(tellSoon), changes.watch(stage, tellSoon), audits.watch(tellSoon)]
    told = { stage, index, state: null, audit: null, unwatch: () => watching.forEach((end) => end()) }
    const forgotten = Math.max(0, stage.journal.forgotten() - index)
    send('stage', { stage: id, instance: stage.instance, forgotten, addresses: addressesOf(id) })
    tell()
  }
  const attend = (from: StreamPosition | null): void => {
    const stage = stages.get(id)
    // Another stage was made or dropped.
    if (stage !== undefined && stage === told?.stage) return tellSoon()
    told?.unwatch()
    told = null
    if (stage === undefined) send('dropped', { stage: id })
    else begin(stage, from)
  }
  const beat = (): void => {
    if (!response.writableNeedDrain) send('beat', { now: told?.stage.clock.now() ?? Date.now() })
  }
  return { attend, tellSoon, beat, end: () => told?.unwatch() }
}

type States = { readonly audit: AuditState; readonly state: StageState }

/** Sends what differs from what was told last. */
const tellStates = (told: Told, { audit, state }: States, send: Send): void => {
  if (audit !== told.audit) send('audit', audit)
  told.audit = audit
  if (told.state !== null && isSameState(told.state, state)) return
  told.state = state
  send('state', state)
}

type Send = <Name extends StreamEventName>(name: Name, data: StreamEvents[Name]) => void

const sendTo =
  (response: Response, told: () => Told | null): Send =>
  (name, data) => {
    if (response.writableEnded) return
    const last = told()
    const position = last === null ? '' : `id: ${last.stage.instance}:${last.index}\n`
    response.write(`event: ${name}\n${position}data: ${JSON.stringify(data)}\n\n`)
  }

/** "instance:index", from the client's last event or, where it begins anew, from the address. */
const positionIn = ({ headers, query }: Request): StreamPosition | null => {
  const given = headers['last-event-id'] ?? query['after']
  const [, instance = '', index = ''] = /^([\w-]{1,64}):(\d{1,15})$/.exec(typeof given === 'string' ? given : '') ?? []
  return instance === '' ? null : { instance, index: Number(index) }
}
